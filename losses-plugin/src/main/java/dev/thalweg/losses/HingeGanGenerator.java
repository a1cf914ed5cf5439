// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.lipschitz;

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

/// Loss of the generator against a discriminator with the hinge loss: `-fake`. Gradient -1. It is that of [WganGenerator].
///
/// Input `fake`, scores of any shape; sample weights and a mask are taken. Source: J. H. Lim and J. C. Ye, "Geometric GAN", 2017.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record HingeGanGenerator(Arguments arguments) implements LossPlugin {
    /// The loss with its default arguments.
    public HingeGanGenerator() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "hinge-gan-generator";
    }

    @Override
    public String summary() {
        return "the discriminator's score of fake samples, turned round";
    }

    @Override
    public Guide guide() {
        return new Guide("the discriminator is trained by hinge-gan-discriminator",
                "the discriminator gives probabilities",
                "J. H. Lim and J. C. Ye, \"Geometric GAN\", 2017");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(CONVEX, lipschitz(1));
    }

    @Override
    public HingeGanGenerator with(Arguments given) {
        return new HingeGanGenerator(given);
    }

    @Override
    public String item() {
        return "sample";
    }

    @Override
    public List<LossInput> inputs() {
        return AdversarialPair.ofGenerator(Domain.REAL);
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        return new WganGenerator().formula(inputs);
    }
}
