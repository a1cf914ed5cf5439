// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Gradients;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.loss.Penalty;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClippingTest {
    private static final Axis I = Axis.of("i");
    private static final Expr.Input X = Formulas.input("x", I);

    private static double[] evaluate(Expr expr, Map<String, Double> hypers, double... x) {
        return new Evaluator(Map.of("x", new Tensor(List.of(I), List.of(x.length), x)), hypers, Map.of(I, x.length),
                ElementType.F64)
                .evaluate(expr).data();
    }

    @Test
    void entriesAreCutAtTheLimit() {
        assertThat(
                evaluate(ClipByValue.clip(X), Map.of(ClipByValue.LIMIT, 2.0), -3, -2, 0, 1, 5, Double.POSITIVE_INFINITY,
                        Double.NaN))
                .containsExactly(-2, -2, 0, 1, 2, 2, Double.NaN);
    }

    @Test
    void normsOfPartsMakeTheNormOfTheWhole() {
        assertThat(ClipByGlobalNorm.ABSOLUTE.total(part(ClipByGlobalNorm.ABSOLUTE, 3, -4),
                part(ClipByGlobalNorm.ABSOLUTE, 12)))
                .isEqualTo(19);
        assertThat(ClipByGlobalNorm.EUCLIDEAN.total(part(ClipByGlobalNorm.EUCLIDEAN, 3, -4),
                part(ClipByGlobalNorm.EUCLIDEAN, 12)))
                .isEqualTo(13);
        assertThat(ClipByGlobalNorm.GREATEST.total(part(ClipByGlobalNorm.GREATEST, 3, -4),
                part(ClipByGlobalNorm.GREATEST, -12)))
                .isEqualTo(12);
        assertThat(ClipByGlobalNorm.EUCLIDEAN.total()).isZero();
    }

    private static double part(ClipByGlobalNorm norm, double... x) {
        return evaluate(norm.part(X, List.of(I)), Map.of(), x)[0];
    }

    @Test
    void theFactorIsAtMostOneAndKeepsNan() {
        assertThat(ClipByGlobalNorm.factor(0, 1)).isEqualTo(1);
        assertThat(ClipByGlobalNorm.factor(0.5, 1)).isEqualTo(1);
        assertThat(ClipByGlobalNorm.factor(4, 1)).isEqualTo(1 / 4.000001);
        assertThat(ClipByGlobalNorm.factor(Double.POSITIVE_INFINITY, 1)).isZero();
        assertThat(ClipByGlobalNorm.factor(Double.NaN, 1)).isNaN();
    }

    @Test
    void allEntriesAreScaledAlike() {
        assertThat(evaluate(ClipByGlobalNorm.clip(X), Map.of(ClipByGlobalNorm.FACTOR, 0.5), 2, -6)).containsExactly(1,
                -3);
    }

    @Test
    void penaltiesPullWeightsToZero() {
        Map<String, Double> hypers = Map.of(Penalty.L1.factor(), 0.5, Penalty.L2.factor(), 3.0);
        Expr l1 = Penalty.L1.term(X, List.of(I));
        Expr l2 = Penalty.L2.term(X, List.of(I));

        assertThat(evaluate(l1, hypers, 2, -4, 0)).containsExactly(3);
        assertThat(evaluate(Gradients.of(l1, List.of(X)).getFirst(), hypers, 2, -4, 0)).containsExactly(0.5, -0.5, 0);
        assertThat(evaluate(l2, hypers, 2, -4, 0)).containsExactly(30);
        assertThat(evaluate(Gradients.of(l2, List.of(X)).getFirst(), hypers, 2, -4, 0)).containsExactly(6, -12, 0);
    }
}
