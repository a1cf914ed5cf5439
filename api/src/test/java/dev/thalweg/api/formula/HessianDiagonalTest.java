// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.exp;
import static dev.thalweg.api.formula.Formulas.input;
import static dev.thalweg.api.formula.Formulas.label;
import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.rename;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.stop;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HessianDiagonalTest {
    private static final Axis N = Axis.of("n");
    private static final Axis C = Axis.of("c");
    private static final Axis D = Axis.of("d");
    private static final Expr.Input X = input("x", N, C);
    private static final Expr.Input W = input("w", C, D);
    private static final double[] POINT = {0.3, 1.2, 0.7, 2.1, 0.9, 0.4};
    private static final double[] WEIGHTS = {0.5, 1.5, -0.8, 0.2, 0.6, -0.1};
    /// A central difference is off by h²/6 of the third derivative of the gradient, here below 1000 times the size of the second.
    private static final double DIFFERENCE = 1e-7;

    private static double[] at(double[] x, Expr formula) {
        Map<String, Tensor> inputs = Map.of("x", new Tensor(List.of(N, C), List.of(2, 3), x),
                "w", new Tensor(List.of(C, D), List.of(3, 2), WEIGHTS),
                "t", new Tensor(List.of(N), List.of(2), new double[] {2, 0}));
        return new Evaluator(inputs, Map.of(), Map.of(N, 2, C, 3, D, 2), ElementType.F64).evaluate(formula)
                .spread(List.of(N, C), List.of(2, 3)).data();
    }

    private static Optional<Expr> hessian(Expr value) {
        return HessianDiagonal.of(new Graph(), gradient(value), X);
    }

    private static Expr gradient(Expr value) {
        return Gradients.of(value, List.of(X)).getFirst();
    }

    /// Holds the derived diagonal against central differences of the gradient.
    private static double[] check(Expr value) {
        double[] derived = at(POINT, hessian(value).orElse(constant(0)));
        double h = 1e-5;
        for (int i = 0; i < POINT.length; i++) {
            double[] up = POINT.clone();
            double[] down = POINT.clone();
            up[i] += h;
            down[i] -= h;
            double difference = (at(up, gradient(value))[i] - at(down, gradient(value))[i]) / (2 * h);
            assertThat(derived[i]).as(value + " at " + i).isCloseTo(difference,
                    within(DIFFERENCE * (1 + Math.abs(difference))));
        }
        return derived;
    }

    @ParameterizedTest
    @EnumSource(value = UnaryOp.class, mode = EnumSource.Mode.EXCLUDE, names = {"NOT", "DIGAMMA", "LGAMMA"})
    void functionsOfOneArgumentFollowTheChainRule(UnaryOp op) {
        check(sum(new Expr.Unary(op, op == UnaryOp.ACOS ? X.times(0.4) : X.square()), N, C));
    }

    @ParameterizedTest
    @EnumSource(BinaryOp.class)
    void functionsOfTwoArgumentsFollowTheChainRule(BinaryOp op) {
        if (!op.isTruth()) {
            check(sum(new Expr.Binary(op, X, X.square().plus(0.3)), N, C));
        }
    }

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void foldsOfRowsAreDerivedFromTheirEnd(Reduction op) {
        check(sum(Formulas.reduce(op, X.square(), List.of(C)).square(), N));
        check(sum(exp(Formulas.reduce(op, X, List.of(C))).times(X), N, C));
    }

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void foldsAlongAxesThatTheInputLacksFoldDerivatives(Reduction op) {
        check(sum(Formulas.reduce(op, X.square().times(W), List.of(D)).square(), N, C));
    }

    @Test
    void aSumAlongAnAxisThatNothingHasCountsItOnce() {
        assertThat(check(sum(X.square(), N, C, D))).containsOnly(4);
    }

    @Test
    void aSoftmaxHasTheVarianceOfItsIndicatorsAndNoRowSums() {
        Expr loss = sum(logSumExp(X, C).minus(pick(X, C, label("t", N))), N);
        double[] p = at(POINT, Formulas.softmax(X, C));
        double[] derived = check(loss);
        for (int i = 0; i < p.length; i++) {
            assertThat(derived[i]).isCloseTo(p[i] * (1 - p[i]), within(1e-15));
        }
    }

    @Test
    void whatIsPickedFromARowIsDerivedFromThere() {
        Expr picked = pick(Formulas.logSoftmax(X, C), C, label("t", N));
        check(sum(picked.square(), N));
        check(sum(exp(picked).times(X), N, C));
    }

    @Test
    void aNumberOfTheWholeBatchIsOneRow() {
        check(sqrt(sum(X.square(), N, C)));
    }

    @Test
    void whatOnlyJumpsHasNoneForCertain() {
        assertThat(hessian(sum(X.abs(), N, C))).isEmpty();
        assertThat(hessian(sum(where(X.greaterThan(constant(1)), X.times(3), X), N, C))).isEmpty();
    }

    @Test
    void theBranchNotTakenNeverLeaks() {
        Expr root = where(X.greaterThan(constant(1)), sqrt(X.minus(1)), 0);
        assertThat(at(new double[] {1, 0, 1, 0, 1, 0}, hessian(sum(root, N, C)).orElseThrow())).containsOnly(0);
    }

    @Test
    void whatIsHeldConstantIsConstantToBothOrders() {
        assertThat(at(POINT, hessian(sum(stop(X).times(X.square()), N, C)).orElseThrow()))
                .containsExactly(0.6, 2.4, 1.4, 4.2, 1.8, 0.8);
    }

    @Test
    void whatMixesRowsIsRefusedByName() {
        Axis m = N.twin("m");
        Expr pairs = sum(X.times(rename(X, N, m)).square(), C);
        assertThatThrownBy(() -> hessian(sum(exp(pairs), N, m))).isInstanceOfSatisfying(ThalwegException.class,
                e -> assertThat(e.id()).isEqualTo("TH-F005")).hasMessageContaining("mixes positions")
                .hasMessageContaining("x[n -> m]");
    }
}
