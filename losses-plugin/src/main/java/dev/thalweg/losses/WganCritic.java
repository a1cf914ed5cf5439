// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.loss.LossProperty.CONVEX;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Loss of a Wasserstein critic: it estimates how far the two distributions are apart.
///
/// `mean(fake) - mean(real)`. Gradients `1/m` and `-1/n`. Linear, so the critic itself must be kept 1-Lipschitz, by clipping its
/// weights or by `gan-gradient-penalty`.
///
/// Inputs `real` `[n]` and `fake` `[m]`, the scores of two batches, which need not be of one size; one value for both. Source: M.
/// Arjovsky, S. Chintala and L. Bottou, "Wasserstein GAN", 2017.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record WganCritic(Arguments arguments) implements OwnAxesLoss {
    /// The loss with its default arguments.
    public WganCritic() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "wgan-critic";
    }

    @Override
    public String summary() {
        return "scores of real samples above those of fake ones, without a bound";
    }

    @Override
    public Guide guide() {
        return new Guide("the critic is kept Lipschitz",
                "nothing bounds the slope of the critic: its scores run off",
                "M. Arjovsky, S. Chintala and L. Bottou, \"Wasserstein GAN\", 2017");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(CONVEX);
    }

    @Override
    public WganCritic with(Arguments given) {
        return new WganCritic(given);
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
        return AdversarialPair.meanOfBoth(inputs, Expr::negate, score -> score);
    }
}
