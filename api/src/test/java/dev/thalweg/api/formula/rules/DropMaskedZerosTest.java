// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.hyper;
import static dev.thalweg.api.formula.Formulas.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.formula.Differentiate;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Simplify;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropMaskedZerosTest {
    private static final Expr X = hyper("x");
    private static final Expr Y = hyper("y");
    private static final Expr F = hyper("f");
    private static final Expr LOW = X.lessThan(constant(-1));
    private static final Expr HIGH = X.greaterThan(constant(1));
    private static final Expr CLAMPED = where(HIGH, constant(1), where(LOW, constant(-1), X));

    private static Expr simple(Expr expr) {
        return new Simplify(new Graph()).simplify(expr);
    }

    @Test
    void whatIsTheSameUnderTheMaskLeavesNothing() {
        assertThat(simple(where(LOW, F.times(where(LOW, X, Y).minus(X)), 0))).hasToString("0");
        assertThat(simple(where(LOW, constant(0), F.times(where(LOW, X, Y).minus(Y))))).hasToString("0");
        assertThat(simple(where(LOW.and(HIGH), where(HIGH, X, Y).minus(X), 0))).hasToString("0");
    }

    @Test
    void nestedMasksDecideTogether() {
        Expr inside = where(LOW, constant(0), F.times(X.minus(CLAMPED)));
        assertThat(simple(where(HIGH, constant(0), inside))).hasToString("0");
        assertThat(simple(inside)).isNotEqualTo(constant(0));
    }

    @Test
    void anotherMaskOrSideDecidesNothing() {
        Expr other = where(HIGH, F.times(where(LOW, X, Y).minus(X)), 0);
        assertThat(simple(other)).isNotEqualTo(constant(0));
        assertThat(simple(where(LOW, F.times(where(LOW, X, Y).minus(Y)), 0))).isNotEqualTo(constant(0));
        assertThat(simple(X.minus(X))).as("nothing keeps an infinity out").isNotEqualTo(constant(0));
    }

    @Test
    void theSlopeOfHuberIsTheClampedResidual() {
        Graph graph = new Graph();
        Expr huber = CLAMPED.times(X).minus(CLAMPED.square().half());
        Expr slope = new Differentiate(graph).gradients(huber, constant(1), List.of(X)).getFirst();
        assertThat(new Simplify(graph).simplify(slope)).hasToString(simple(CLAMPED).toString());
    }
}
