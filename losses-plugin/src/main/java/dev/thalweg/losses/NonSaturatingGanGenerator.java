// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;
import static dev.thalweg.api.loss.LossProperty.smooth;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Logistic loss of the generator: fake samples should be taken for real.
///
/// `log(1 + e^(-fake))`, by `softplus`. Gradient `-sigmoid(-fake)`, greatest where the discriminator is sure, which is where the
/// minimax form has none. Convex in the scores.
///
/// Input `fake`, scores of any shape; sample weights and a mask are taken. Source: I. Goodfellow et al., "Generative Adversarial
/// Nets", 2014.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record NonSaturatingGanGenerator(Arguments arguments) implements LossPlugin {
    /// The loss with its default arguments.
    public NonSaturatingGanGenerator() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "non-saturating-gan-generator";
    }

    @Override
    public String summary() {
        return "cross-entropy of fake samples taken for real";
    }

    @Override
    public Guide guide() {
        return new Guide("the discriminator's scores are log-odds",
                "the discriminator is a critic without a bound",
                "I. Goodfellow et al., \"Generative Adversarial Nets\", 2014");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, lipschitz(1), smooth(0.25));
    }

    @Override
    public NonSaturatingGanGenerator with(Arguments given) {
        return new NonSaturatingGanGenerator(given);
    }

    @Override
    public String item() {
        return "sample";
    }

    @Override
    public List<LossInput> inputs() {
        return AdversarialPair.ofGenerator(Domain.LOGIT);
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        return AdversarialPair.ofEach(inputs, score -> softplus(score.negate()));
    }
}
