// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
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

/// Least-squares loss of the generator: fake samples should score as real ones should.
///
/// `½·(fake - realLabel)²`. Gradient `fake - realLabel`. Convex in the scores. `fakeLabel` is the discriminator's and counts nothing
/// here; it is taken so that both players may be configured alike.
///
/// Input `fake`, scores of any shape; sample weights and a mask are taken. Source: X. Mao et al., "Least Squares Generative
/// Adversarial Networks", 2017.
///
/// @param arguments `realLabel`, 1 by default; `fakeLabel`, 0 by default
@AutoService(LossPlugin.class)
public record LsganGenerator(Arguments arguments) implements LossPlugin {
    /// The loss with its default arguments.
    public LsganGenerator() {
        this(Arguments.defaults(LsganDiscriminator.REAL_LABEL, LsganDiscriminator.FAKE_LABEL));
    }

    @Override
    public String id() {
        return "lsgan-generator";
    }

    @Override
    public String summary() {
        return "scores of fake samples near those that real ones should have";
    }

    @Override
    public Guide guide() {
        return new Guide("the discriminator is trained by lsgan-discriminator",
                "the discriminator gives probabilities",
                "X. Mao et al., \"Least Squares Generative Adversarial Networks\", 2017");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, smooth(1));
    }

    @Override
    public LsganGenerator with(Arguments given) {
        return new LsganGenerator(given);
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
        return AdversarialPair.ofEach(inputs,
                score -> score.minus(LsganDiscriminator.REAL_LABEL.expr()).square().half());
    }
}
