// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.RowLoss;
import java.util.List;

/// What second derivatives are.
final class CurvatureLaws {
    private static final int ITEMS = 3;
    private static final double STEP = 1e-5;
    /// A central difference is off by h²/6 of the third derivative, here of the gradient.
    private static final double DIFFERENCE = 1e-6;
    /// It is also off by the roundings of the gradient, a few ulps of its terms, over h.
    private static final double TERMS = 16;
    /// A second derivative that changes more than that within two steps has a kink of the gradient between them.
    private static final double KINK = 0.01;
    /// Where a loss multiplies predictions by tens, second derivatives are differences of terms of the square of that.
    private static final double TERMS_OF_SHARP_LOSSES = 1e3;

    private CurvatureLaws() {
    }

    /// Elements and rows have second derivatives; what mixes positions may say that it has none.
    static boolean areOffered(LossPlugin loss) {
        return loss instanceof ElementwiseLoss || loss instanceof RowLoss || !twice(LossCase.drawn(loss, ITEMS, 0)
                .assembled(LossReduction.SUM)).isEmpty();
    }

    private static List<Expr.Input> twice(AssembledLoss assembled) {
        return assembled.differentiable().stream().filter(input -> isOffered(assembled, input)).toList();
    }

    private static boolean isOffered(AssembledLoss assembled, Expr.Input input) {
        boolean isPrediction = assembled.differentiable().getFirst().equals(input);
        LossPlugin loss = assembled.loss().terms().getFirst().loss();
        if (isPrediction && (loss instanceof ElementwiseLoss || loss instanceof RowLoss)) {
            return true;
        }
        try {
            assembled.hessian(input);
            return true;
        } catch (ThalwegException refused) {
            return false;
        }
    }

    static void centralDifferences(LossPlugin loss, long seed) {
        LossCase drawn = LossCase.drawn(loss, ITEMS, seed);
        AssembledLoss assembled = drawn.assembled(LossReduction.SUM);
        twice(assembled).forEach(input -> requireDifferences(drawn, assembled, input));
    }

    private static void requireDifferences(LossCase drawn, AssembledLoss assembled, Expr.Input input) {
        Expr gradient = assembled.gradients(List.of(input)).getFirst();
        Expr hessian = assembled.hessian(input).orElse(Formulas.constant(0));
        double[] derived = drawn.evaluate(assembled, hessian, input.axes());
        for (int i = 0; i < derived.length; i++) {
            LossCase left = drawn.moved(input.name(), i, -STEP);
            LossCase right = drawn.moved(input.name(), i, STEP);
            double before = left.evaluate(assembled, gradient, input.axes(), drawn)[i];
            double difference = (right.evaluate(assembled, gradient, input.axes(), drawn)[i] - before) / (2 * STEP);
            double change = Math.abs(right.evaluate(assembled, hessian, input.axes(), drawn)[i]
                    - left.evaluate(assembled, hessian, input.axes(), drawn)[i]);
            double rounding = TERMS * Math.ulp(1 + Math.abs(before)) / STEP;
            int entry = i;
            assertEquals(difference, derived[i],
                    DIFFERENCE * (1 + Math.abs(difference)) + rounding + (change > KINK ? change : 0),
                    () -> "second derivative with respect to " + input + "[" + entry + "] of " + drawn);
        }
    }

    /// As boosting and trust regions take them: all in one program.
    static void plan(LossPlugin loss, long seed) {
        LossCase drawn = LossCase.drawn(loss, ITEMS, seed);
        AssembledLoss assembled = drawn.assembled(LossReduction.MEAN);
        Planned.require(drawn, assembled, assembled.program(assembled.differentiable(), twice(assembled)),
                TERMS_OF_SHARP_LOSSES);
    }
}
