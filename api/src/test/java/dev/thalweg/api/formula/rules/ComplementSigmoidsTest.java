// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Simplify;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComplementSigmoidsTest {
    private static final Expr X = Formulas.hyper("x");
    private static final Expr WRITTEN = Formulas.constant(1).minus(Formulas.sigmoid(X));
    private static final Expr SIMPLE = new Simplify(new Graph()).simplify(WRITTEN);

    private static double at(Expr expr, double x) {
        return new Evaluator(Map.of(), Map.of("x", x), Map.of(), ElementType.F64).evaluate(expr).data()[0];
    }

    @Test
    void theComplementIsTheSigmoidOfTheOppositeSide() {
        assertThat(SIMPLE).hasToString(Formulas.sigmoid(X.negate()).toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0, 1, -1, 30, -30, 1e300, -1e300, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY})
    void bothSidesAreEqual(double x) {
        // the difference that was written is rounded at the size of 1
        assertThat(at(SIMPLE, x)).isCloseTo(at(WRITTEN, x), Offset.offset(Math.ulp(1.0)));
    }

    @Test
    void farOutNothingIsLostAndNaNStays() {
        assertThat(at(SIMPLE, 700)).isCloseTo(StrictMath.exp(-700), Offset.offset(1e-318));
        assertThat(at(SIMPLE, Double.NaN)).isNaN();
    }
}
