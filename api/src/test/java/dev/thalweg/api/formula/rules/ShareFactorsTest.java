// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import static dev.thalweg.api.formula.Formulas.hyper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Simplify;
import org.junit.jupiter.api.Test;

class ShareFactorsTest {
    private static final Axis N = Axis.of("n");
    private static final Expr A = Formulas.input("a", N);
    private static final Expr B = Formulas.input("b", N);
    private static final Expr C = Formulas.input("c", N);
    private static final Expr D = Formulas.input("d", N);
    private static final Expr K = hyper("k");

    private static String simple(Expr expr) {
        return new Simplify(new Graph()).simplify(expr).toString();
    }

    @Test
    void whatProductsHaveInCommonComesOutside() {
        assertThat(simple(A.times(B).minus(A.times(C)))).isEqualTo(simple(A.times(B.minus(C))));
        assertThat(simple(A.times(B).times(C).plus(C.times(D).times(A))))
                .isEqualTo(simple(A.times(C).times(B.plus(D))));
        assertThat(simple(A.times(A.times(B)).minus(C.times(A.square()))))
                .isEqualTo(simple(A.square().times(B.minus(C))));
    }

    @Test
    void aSquareIsAProductWhereThatSavesAnOperation() {
        assertThat(simple(A.times(B).minus(K.times(A.square())))).isEqualTo(simple(A.times(B.minus(K.times(A)))));
        assertThat(simple(A.times(B).minus(A.square()))).contains("^2");
    }

    @Test
    void whatIsOneFusedOperationStays() {
        assertThat(simple(A.minus(A.times(B)))).isEqualTo("a - a * b");
    }
}
