// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static dev.thalweg.simd.kernel.OneFunction.X;
import static dev.thalweg.simd.kernel.OneFunction.Y;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoweringTest {
    private static String code(Expr formula) {
        return OneFunction.sweep(formula, ElementType.F32).listing();
    }

    private static int operations(Expr formula) {
        return OneFunction.sweep(formula, ElementType.F32).operations();
    }

    @Test
    void aProductThatOnlyOneSumUsesIsFused() {
        assertThat(code(X.times(Y).plus(X))).contains("fma v0 v1 v0").doesNotContain("mul");
        assertThat(code(X.minus(X.times(Y)))).contains("fma");
    }

    @Test
    void aProductThatIsUsedTwiceIsNotFused() {
        Expr product = X.times(Y);
        assertThat(code(product.plus(X).times(product))).contains("mul v0 v1").contains("add").doesNotContain("fma");
    }

    @Test
    void theExponentialOfWhatCannotBePositiveIsCheaper() {
        assertThat(operations(Formulas.exp(X.abs().negate()))).isLessThan(operations(Formulas.exp(X)));
        assertThat(operations(Formulas.exp(X.square().negate()))).isLessThan(operations(Formulas.exp(X)) + 2);
    }

    @Test
    void theLogarithmOnTheUnitIntervalIsAPolynomial() {
        assertThat(operations(Formulas.log1p(Formulas.sigmoid(X)))).isLessThan(operations(Formulas.log1p(X)));
        assertThat(code(Formulas.softplus(X))).doesNotContain("div");
    }

    @Test
    void equalFormulasAreComputedOnce() {
        Expr once = Formulas.exp(X);
        assertThat(operations(Formulas.exp(X).times(Formulas.exp(X)))).isEqualTo(operations(once) + 1);
    }

    @Test
    void sweepsOfEqualCodeHaveEqualKeys() {
        assertThat(OneFunction.sweep(Formulas.exp(X), ElementType.F32).key())
                .isEqualTo(OneFunction.sweep(Formulas.exp(Y), ElementType.F32).key())
                .isNotEqualTo(OneFunction.sweep(Formulas.exp(X), ElementType.F64).key());
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void noMethodIsTooLongToBeCompiled(ElementType type) {
        Expr formula = X;
        for (int i = 0; i < 12; i++) {
            formula = Formulas.tanh(formula.plus(0.1 * i));
        }
        SweepCode sweep = OneFunction.sweep(formula, type);
        assertThat(sweep.operations()).isGreaterThan(350);
        for (int bits : new int[] {128, 256, 512}) {
            assertThat(KernelClass.of(sweep, Form.FLAT, new Target(bits))).isPresent().get()
                    .satisfies(kernel -> assertThat(kernel.bytes()).isLessThanOrEqualTo(KernelClass.LONGEST_METHOD));
        }
    }

    @Test
    void whatWouldBeTooLongStaysScalar() {
        Expr endless = X;
        for (int i = 0; i < 60; i++) {
            endless = Formulas.tanh(endless.plus(0.1 * i));
        }
        SweepCode sweep = OneFunction.sweep(endless, ElementType.F32);
        assertThat(KernelClass.of(sweep, Form.FLAT, new Target(512))).isEmpty();
        TieredKernel kernel = new TieredKernel(sweep, Form.FLAT, new Target(512));
        Kernel twin = kernel.current();
        kernel.advance();
        assertThat(kernel.isSettled()).isTrue();
        assertThat(kernel.current()).isSameAs(twin);
    }
}
