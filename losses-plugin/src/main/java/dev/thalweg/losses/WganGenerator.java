// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.lipschitz;

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
import java.util.List;

/// Loss of the generator against a Wasserstein critic: `-fake`. Gradient -1. The generator of the hinge losses has the same.
///
/// Input `fake`, scores of any shape; sample weights and a mask are taken. Source: M. Arjovsky, S. Chintala and L. Bottou,
/// "Wasserstein GAN", 2017.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record WganGenerator(Arguments arguments) implements LossPlugin {
    /// The loss with its default arguments.
    public WganGenerator() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "wgan-generator";
    }

    @Override
    public String summary() {
        return "the critic's score of fake samples, turned round";
    }

    @Override
    public Guide guide() {
        return new Guide("the discriminator is trained by wgan-critic",
                "the discriminator gives probabilities",
                "M. Arjovsky, S. Chintala and L. Bottou, \"Wasserstein GAN\", 2017");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(CONVEX, lipschitz(1));
    }

    @Override
    public WganGenerator with(Arguments given) {
        return new WganGenerator(given);
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
        return AdversarialPair.ofEach(inputs, Expr::negate);
    }
}
