// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.relu;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Hinge loss of a discriminator: real samples should score above 1, fake ones below -1, and beyond that nothing pulls.
///
/// `mean(max(0, 1 - real)) + mean(max(0, 1 + fake))`. Slopes -1 and 1 inside, 0 at the hinge itself, as PyTorch's `relu`. Convex in
/// the scores.
///
/// Inputs `real` `[n]` and `fake` `[m]`, the scores of two batches, which need not be of one size; one value for both. Source: J. H.
/// Lim and J. C. Ye, "Geometric GAN", 2017.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record HingeGanDiscriminator(Arguments arguments) implements OwnAxesLoss {
    /// The loss with its default arguments.
    public HingeGanDiscriminator() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "hinge-gan-discriminator";
    }

    @Override
    public String summary() {
        return "scores of real samples above 1, of fake ones below -1";
    }

    @Override
    public Guide guide() {
        return new Guide("large generators of images are trained",
                "scores must be read as probabilities",
                "J. H. Lim and J. C. Ye, \"Geometric GAN\", 2017");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX);
    }

    @Override
    public HingeGanDiscriminator with(Arguments given) {
        return new HingeGanDiscriminator(given);
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
        return AdversarialPair.meanOfBoth(inputs, score -> relu(constant(1).minus(score)),
                score -> relu(score.plus(1)));
    }
}
