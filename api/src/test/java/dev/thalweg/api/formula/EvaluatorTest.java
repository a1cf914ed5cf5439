// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.erf;
import static dev.thalweg.api.formula.Formulas.input;
import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final Axis N = Axis.of("n");
    private static final Axis C = Axis.of("c");
    private static final Tensor X = new Tensor(List.of(N, C), List.of(2, 3), new double[] {1, 2, 3, 4, 5, 6});
    private static final Tensor W = new Tensor(List.of(C), List.of(3), new double[] {10, 20, 30});

    private static Tensor evaluate(Expr expr, ElementType type) {
        return new Evaluator(Map.of("x", X, "w", W), Map.of("s", 0.1), Map.of(N, 2, C, 3), type).evaluate(expr);
    }

    private static double[] values(Expr expr, Axis... axes) {
        return evaluate(expr, ElementType.F64).ordered(List.of(axes)).data();
    }

    @Test
    void operandsAreBroadcastByName() {
        assertThat(values(input("x", N, C).plus(input("w", C)), N, C)).containsExactly(11, 22, 33, 14, 25, 36);
    }

    @Test
    void aPickOutsideTheAxisIsZero() {
        assertThat(values(pick(input("x", N, C), C, constant(7)), N)).containsExactly(0, 0);
        assertThat(values(pick(input("x", N, C), C, constant(-1)), N)).containsExactly(0, 0);
        assertThat(values(pick(input("x", N, C), C, constant(2)), N)).containsExactly(3, 6);
    }

    @Test
    void anIndexMayWalkTheAxisItPicksAlong() {
        Expr reversed = pick(input("x", N, C), C, constant(2).minus(position(C)));
        assertThat(values(reversed, N, C)).containsExactly(3, 2, 1, 6, 5, 4);
    }

    @Test
    void theSideNotChosenNeverLeaks() {
        Expr nan = constant(Double.NaN);
        assertThat(values(where(input("x", N, C).lessThan(constant(3)), input("w", C), nan), N, C)).startsWith(10, 20)
                .contains(Double.NaN);
    }

    @Test
    void aSecondNameIsTheSameRows() {
        Axis m = N.twin("m");
        Expr x = pick(input("x", N, C), C, constant(0));
        assertThat(values(x.times(10).plus(Formulas.rename(x, N, m)), N, m)).containsExactly(11, 14, 41, 44);
        assertThat(values(Formulas.size(m))).containsExactly(2);
        assertThat(values(Formulas.rename(input("x", N, C), N, m), m, C)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void sumsOverNothingAndOverMissingAxes() {
        assertThat(values(sum(input("w", C), N, C))).containsExactly(120);
    }

    @Test
    void logSumExpNeverOverflows() {
        assertThat(values(logSumExp(input("x", N, C).times(1000), C), N)).containsExactly(3000, 6000);
        Expr nothing = logSumExp(where(input("x", N, C).lessThan(constant(0)), input("w", C), Double.NEGATIVE_INFINITY),
                C);
        assertThat(values(nothing, N)).containsExactly(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @Test
    void singlePrecisionRoundsEveryNode() {
        Expr third = Formulas.hyper("s").times(3);
        assertThat(evaluate(third, ElementType.F32).number()).isEqualTo(0.1f * 3f);
        assertThat(evaluate(third, ElementType.F64).number()).isEqualTo(0.1 * 3);
    }

    /// Reference values: Abramowitz and Stegun, table 7.1, and the asymptotic series beyond.
    @Test
    void theErrorFunctionIsAccurate() {
        assertThat(values(erf(constant(0.5)))[0]).isCloseTo(0.5204998778130465, Offset.offset(2e-16));
        assertThat(values(erf(constant(2)))[0]).isCloseTo(0.9953222650189527, Offset.offset(3e-16));
        assertThat(values(erf(constant(-3)))[0]).isCloseTo(-0.9999779095030014, Offset.offset(3e-16));
        assertThat(values(erf(constant(1e-10)))[0]).isCloseTo(1.1283791670955126e-10, Offset.offset(1e-25));
        assertThat(values(erf(constant(Double.NaN)))[0]).isNaN();
        assertThat(values(erf(constant(Double.POSITIVE_INFINITY)))[0]).isEqualTo(1);
    }

    /// Reference values: mpmath 1.3 with 50 digits.
    @Test
    void theGammaFunctionIsAccurate() {
        assertThat(values(Formulas.lgamma(constant(0.3)))[0]).isCloseTo(1.0957979948180756, Offset.offset(4e-15));
        assertThat(values(Formulas.lgamma(constant(1.0000001)))[0]).isCloseTo(-5.772155829918507e-08,
                Offset.offset(4e-23));
        assertThat(values(Formulas.lgamma(constant(2.001)))[0]).isCloseTo(0.000423106734800117, Offset.offset(2e-19));
        assertThat(values(Formulas.lgamma(constant(30)))[0]).isCloseTo(71.25703896716801, Offset.offset(6e-14));
        assertThat(values(Formulas.lgamma(constant(0)))[0]).isInfinite();
        assertThat(values(Formulas.lgamma(constant(-0.5)))[0]).isNaN();
        assertThat(values(Formulas.digamma(constant(0.3)))[0]).isCloseTo(-3.502524222200133, Offset.offset(2e-15));
        assertThat(values(Formulas.digamma(constant(1.47)))[0]).isCloseTo(0.008066489011364869, Offset.offset(1e-15));
        assertThat(values(Formulas.digamma(constant(30)))[0]).isCloseTo(3.384438132685525, Offset.offset(2e-15));
    }

    @Test
    void aMissingValueIsNamed() {
        assertThatThrownBy(() -> values(input("y", N))).isInstanceOf(ThalwegException.class)
                .hasMessageContaining("'y'");
    }
}
