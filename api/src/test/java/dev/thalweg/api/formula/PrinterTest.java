// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.input;
import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrinterTest {
    private static final Axis N = Axis.of("n");
    private static final Axis C = Axis.of("c");
    private static final Expr A = input("a", N);
    private static final Expr B = input("b", N);

    @Test
    void parenthesesStandWhereTheyAreNeeded() {
        assertThat(A.minus(B.minus(A))).hasToString("a - (b - a)");
        assertThat(A.minus(B).minus(A)).hasToString("a - b - a");
        assertThat(A.over(B.times(A))).hasToString("a / (b * a)");
        assertThat(A.plus(B).times(A)).hasToString("(a + b) * a");
        assertThat(A.negate().square()).hasToString("(-a)^2");
        assertThat(A.square().negate()).hasToString("-a^2");
        assertThat(A.power(B).power(A)).hasToString("(a ^ b) ^ a");
        assertThat(A.times(constant(-2))).hasToString("a * -2");
    }

    @Test
    void axesStandInBrackets() {
        Expr x = input("x", N, C);
        assertThat(sum(x, N, C)).hasToString("sum[c, n](x)");
        assertThat(logSumExp(x, C)).hasToString("lse[c](x)");
        assertThat(pick(x, C, Formulas.label("target", N))).hasToString("x[c = target]");
        assertThat(Formulas.rename(x, N, N.twin("m"))).hasToString("x[n -> m]");
        assertThat(pick(x.minus(A), C, constant(0))).hasToString("(x - a)[c = 0]");
    }

    @Test
    void choicesReadLikeFunctions() {
        assertThat(where(A.abs().atMost(constant(1)), A.square().half(), 0))
                .hasToString("where(abs(a) <= 1, a^2 * 0.5, 0)");
    }

    @Test
    void numbersKeepTheirValue() {
        assertThat(constant(-0.0)).hasToString("-0.0");
        assertThat(constant(1e300)).hasToString("1.0E300");
        assertThat(constant(Double.NEGATIVE_INFINITY)).hasToString("-inf");
    }
}
