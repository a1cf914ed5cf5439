// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Minimax loss of both players: one loses what the other gains.
///
/// The discriminator's part is `mean(log(1 + e^(-real)) + ε·real) + mean(log(1 + e^fake))`: real samples count as real to `1 - ε`,
/// which is `labelSmoothing`. The generator's part is the same, negated, without smoothing; its gradient `-sigmoid(fake)` vanishes
/// where the discriminator is sure that samples are fake, so [NonSaturatingGanGenerator] is mostly trained instead.
///
/// Inputs `real` `[n]` and `fake` `[m]`, the scores of two batches, which need not be of one size; one value for both. Source: I.
/// Goodfellow et al., "Generative Adversarial Nets", 2014; one-sided smoothing: T. Salimans et al., "Improved Techniques for Training
/// GANs", 2016.
///
/// @param arguments `part`, `discriminator` or `generator`; `labelSmoothing`, from 0 to 1, 0 by default
@AutoService(LossPlugin.class)
public record GanMinimax(Arguments arguments) implements OwnAxesLoss {
    static final Parameter PART = Parameter.choice("part", "whose loss it is", "discriminator", "generator");
    static final Parameter LABEL_SMOOTHING = Parameter
            .fraction("labelSmoothing", 0, "by how much real samples count as fake").alias("label_smoothing");

    /// The loss with its default arguments.
    public GanMinimax() {
        this(Arguments.defaults(PART, LABEL_SMOOTHING));
    }

    @Override
    public String id() {
        return "gan-minimax";
    }

    @Override
    public String summary() {
        return "the game as it was first written: one player's loss is the other's gain";
    }

    @Override
    public Guide guide() {
        return new Guide("the game itself is studied",
                "a generator is to be trained from the start",
                "I. Goodfellow et al., \"Generative Adversarial Nets\", 2014; one-sided smoothing: T. Salimans et al., \"Improved Techniques for Training GANs\", 2016");
    }

    @Override
    public List<LossProperty> properties() {
        return arguments.choice(PART).equals("discriminator") ? List.of(NON_NEGATIVE, CONVEX)
                : List.of();
    }

    @Override
    public GanMinimax with(Arguments given) {
        return new GanMinimax(given);
    }

    @Override
    public String item() {
        return "batch";
    }

    @Override
    public List<LossInput> inputs() {
        return AdversarialPair.ofDiscriminator(Domain.LOGIT);
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr smoothing = LABEL_SMOOTHING.expr();
        if (arguments.choice(PART).equals("discriminator")) {
            return AdversarialPair.meanOfBoth(inputs, score -> softplus(score.negate()).plus(smoothing.times(score)),
                    Formulas::softplus);
        }
        return AdversarialPair.meanOfBoth(inputs, score -> softplus(score.negate()).negate(),
                score -> softplus(score).negate());
    }
}
