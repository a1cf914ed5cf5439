// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.mean;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import java.util.List;
import java.util.function.UnaryOperator;

/// What the losses of the two players share: the scores that a discriminator gives to real and to fake samples.
///
/// The discriminator's losses are one number for both batches, the sum of two means: there need not be as many real samples as fake
/// ones. The generator's are element-wise losses of the fake samples' scores.
final class AdversarialPair {
    private static final String REAL = "real";
    private static final String FAKE = "fake";
    private static final Axis N = Axis.of("n");
    private static final Axis M = Axis.of("m");

    private AdversarialPair() {
    }

    static List<LossInput> ofDiscriminator(Domain scores) {
        return List.of(LossInput.own(REAL, "the scores of real samples", N).over(scores),
                LossInput.own(FAKE, "the scores of fake samples", M).over(scores));
    }

    static LossFormula meanOfBoth(LossInputs inputs, UnaryOperator<Expr> real, UnaryOperator<Expr> fake) {
        return new LossFormula(mean(real.apply(inputs.get(REAL)), N).plus(mean(fake.apply(inputs.get(FAKE)), M)),
                List.of());
    }

    static List<LossInput> ofGenerator(Domain scores) {
        return ElementwiseLoss
                .weighable(LossInput.shaped(FAKE, Layout.PREDICTION, "the scores of fake samples").over(scores));
    }

    static LossFormula ofEach(LossInputs inputs, UnaryOperator<Expr> fake) {
        return ElementwiseLoss.weighted(fake.apply(inputs.get(FAKE)), inputs);
    }
}
