// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Logistic loss of a discriminator: the binary cross-entropy of logits, of which real samples should be high and fake ones low.
///
/// `mean(log(1 + e^(-real))) + mean(log(1 + e^fake))`, by `softplus`. Gradients `-sigmoid(-real)/n` and `sigmoid(fake)/m`. Convex in
/// the scores.
///
/// Inputs `real` `[n]` and `fake` `[m]`, the scores of two batches, which need not be of one size; one value for both. Source: I.
/// Goodfellow et al., "Generative Adversarial Nets", 2014.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record NonSaturatingGanDiscriminator(Arguments arguments) implements OwnAxesLoss {
    /// The loss with its default arguments.
    public NonSaturatingGanDiscriminator() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "non-saturating-gan-discriminator";
    }

    @Override
    public String summary() {
        return "cross-entropy of real and fake samples";
    }

    @Override
    public Guide guide() {
        return new Guide("the discriminator's scores are log-odds",
                "the two distributions hardly meet: it wins at once and teaches nothing",
                "I. Goodfellow et al., \"Generative Adversarial Nets\", 2014");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX);
    }

    @Override
    public NonSaturatingGanDiscriminator with(Arguments given) {
        return new NonSaturatingGanDiscriminator(given);
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
        return AdversarialPair.meanOfBoth(inputs, score -> softplus(score.negate()), Formulas::softplus);
    }
}
