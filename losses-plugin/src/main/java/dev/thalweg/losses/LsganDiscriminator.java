// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Least-squares loss of a discriminator: real samples should score 1, fake ones 0.
///
/// `½·mean((real - realLabel)²) + ½·mean((fake - fakeLabel)²)`. Gradients the residuals over the size of each batch. Convex in the
/// scores.
///
/// Inputs `real` `[n]` and `fake` `[m]`, the scores of two batches, which need not be of one size; one value for both. Source: X. Mao
/// et al., "Least Squares Generative Adversarial Networks", 2017.
///
/// @param arguments `realLabel`, 1 by default; `fakeLabel`, 0 by default
@AutoService(LossPlugin.class)
public record LsganDiscriminator(Arguments arguments) implements OwnAxesLoss {
    static final Parameter REAL_LABEL = Parameter.finite("realLabel", 1, "the score that real samples should have")
            .alias("real_label");
    static final Parameter FAKE_LABEL = Parameter.finite("fakeLabel", 0, "the score that fake samples should have")
            .alias("fake_label");

    /// The loss with its default arguments.
    public LsganDiscriminator() {
        this(Arguments.defaults(REAL_LABEL, FAKE_LABEL));
    }

    @Override
    public String id() {
        return "lsgan-discriminator";
    }

    @Override
    public String summary() {
        return "scores of real and fake samples near two numbers";
    }

    @Override
    public Guide guide() {
        return new Guide("gradients should not vanish for samples on the right side",
                "a score far beyond its label should cost nothing",
                "X. Mao et al., \"Least Squares Generative Adversarial Networks\", 2017");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX);
    }

    @Override
    public LsganDiscriminator with(Arguments given) {
        return new LsganDiscriminator(given);
    }

    @Override
    public String item() {
        return "batch";
    }

    @Override
    public List<LossInput> inputs() {
        return AdversarialPair.ofDiscriminator(Domain.REAL);
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        return AdversarialPair.meanOfBoth(inputs, score -> score.minus(REAL_LABEL.expr()).square().half(),
                score -> score.minus(FAKE_LABEL.expr()).square().half());
    }
}
