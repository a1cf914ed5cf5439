// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.input;
import static dev.thalweg.api.formula.Formulas.maxOver;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.where;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ThalwegException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final Axis N = Axis.of("n");
    private static final Axis C = Axis.of("c");
    private static final Expr X = input("x", N);

    private static void refuses(Expr expr, String... says) {
        assertThatThrownBy(() -> Check.check(new Graph(), List.of(expr))).isInstanceOf(ThalwegException.class)
                .hasMessageContainingAll(says);
    }

    @Test
    void aConditionMustBeATruth() {
        refuses(where(X, X, 0), "where(x, x, 0)", "'x' is a number", "expected a truth");
    }

    @Test
    void arithmeticNeedsNumbers() {
        refuses(X.plus(X.lessThan(constant(1))), "'x < 1' is a truth", "where");
    }

    @Test
    void aReductionNeedsItsAxis() {
        refuses(maxOver(X, C), "max over [c]", "[n]");
    }

    @Test
    void aPickNeedsItsAxis() {
        refuses(pick(X, C, constant(0)), "picks along [c]");
    }

    @Test
    void aRenameNeedsItsAxisANewNameAndATwin() {
        Axis m = N.twin("m");
        refuses(Formulas.rename(X, C, C.twin("k")), "renames [c]");
        refuses(Formulas.rename(input("y", N, m), N, m), "has the axis [m] already", "x[n = pos[m]]");
        refuses(Formulas.rename(X, N, C), "[n] and [c] are different rows");
    }

    @Test
    void aNameStandsForOneInput() {
        refuses(X.plus(input("x", N, C)), "'x' stands for two different inputs");
    }

    @Test
    void allProblemsAreReportedTogether() {
        refuses(where(X, X, 0).plus(maxOver(X, C)), "expected a truth", "Also:", "max over [c]");
    }

    @Test
    void aFormulaBeyondItsBudgetIsRefused() {
        refuses(balanced(1, 16_384), "nodes", "at most 20000");
    }

    private static Expr balanced(int from, int to) {
        return to - from == 1 ? X.times(from + 0.5)
                : balanced(from, (from + to) / 2).plus(balanced((from + to) / 2, to));
    }

    @Test
    void aFormulaNestedTooDeeplyIsRefused() {
        Expr sum = X;
        for (int i = 0; i < 600; i++) {
            sum = sum.plus(i + 0.5);
        }
        refuses(sum, "nested more than 500 deep");
    }

    @Test
    void aSoundFormulaPasses() {
        assertThatCode(() -> Check.check(new Graph(), List.of(where(X.lessThan(constant(0)), X.negate(), X))))
                .doesNotThrowAnyException();
    }
}
