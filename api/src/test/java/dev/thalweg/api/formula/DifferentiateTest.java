// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.input;
import static dev.thalweg.api.formula.Formulas.label;
import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.maxOver;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.rename;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.stop;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DifferentiateTest {
    private static final Axis N = Axis.of("n");
    private static final Axis C = Axis.of("c");
    private static final Expr.Input X = input("x", N, C);
    private static final Expr.Input W = input("w", C);
    private static final double[] POINT = {0.3, 1.2, 0.7, 2.1, 0.9, 0.4};
    private static final double[] WEIGHTS = {0.5, 1.5, -0.8};

    private static Evaluator at(double[] x, double[] w) {
        Map<String, Tensor> inputs = new HashMap<>();
        inputs.put("x", new Tensor(List.of(N, C), List.of(2, 3), x));
        inputs.put("w", new Tensor(List.of(C), List.of(3), w));
        inputs.put("t", new Tensor(List.of(N), List.of(2), new double[] {2, 0}));
        return new Evaluator(inputs, Map.of(), Map.of(N, 2, C, 3), ElementType.F64);
    }

    /// Compares the derived gradient with central differences of the value.
    private static void check(Expr value, Expr.Input leaf) {
        Expr gradient = Gradients.of(value, List.of(leaf)).getFirst();
        double[] point = leaf == X ? POINT : WEIGHTS;
        Tensor derived = at(POINT, WEIGHTS).evaluate(gradient);
        Walk walk = new Walk(leaf.axes(), leaf.axes().size() == 2 ? List.of(2, 3) : List.of(3));
        int[] offsets = walk.offsets(derived.axes(), derived.sizes());
        double h = 1e-5;
        for (int i = 0; i < point.length; i++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[i] += h;
            down[i] -= h;
            double above = (leaf == X ? at(up, WEIGHTS) : at(POINT, up)).evaluate(value).number();
            double below = (leaf == X ? at(down, WEIGHTS) : at(POINT, down)).evaluate(value).number();
            // the truncation error is h² times the third derivative, here below 100
            assertThat(derived.data()[offsets[i]]).as(value + " by " + leaf).isCloseTo((above - below) / (2 * h),
                    Offset.offset(1e-7));
        }
    }

    @ParameterizedTest
    @EnumSource(value = UnaryOp.class, mode = EnumSource.Mode.EXCLUDE, names = {"NOT", "DIGAMMA"})
    void everyFunctionOfOneArgumentHasItsRow(UnaryOp op) {
        Expr inside = op == UnaryOp.ACOS ? X.times(0.4) : X;
        check(sum(new Expr.Unary(op, inside).times(W), N, C), X);
    }

    @Test
    void theSlopeOfTheGammaFunctionSaysThatItHasNoDerivative() {
        assertThatThrownBy(() -> Gradients.of(sum(Formulas.digamma(X), N, C), List.of(X)))
                .isInstanceOf(ThalwegException.class).hasMessageContaining("digamma(x)").hasMessageContaining("stop");
    }

    @ParameterizedTest
    @EnumSource(BinaryOp.class)
    void everyFunctionOfTwoArgumentsHasItsRows(BinaryOp op) {
        if (!op.isTruth()) {
            Expr y = W.square().plus(0.35);
            check(sum(new Expr.Binary(op, X, y), N, C), X);
            check(sum(new Expr.Binary(op, X, y), N, C), W);
        }
    }

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void everyReductionHasItsRow(Reduction op) {
        check(sum(Formulas.reduce(op, X.times(W), List.of(C)).square(), N), X);
        check(sum(Formulas.reduce(op, X.times(W), List.of(C)).square(), N), W);
    }

    @Test
    void whatWasGatheredIsGivenBack() {
        check(sum(pick(X.square(), C, label("t", N)), N), X);
        check(sum(pick(W, C, label("t", N)).times(pick(X, C, label("t", N))), N), W);
    }

    @Test
    void pairsOfRowsGiveToBothOfThem() {
        Axis m = N.twin("m");
        check(sum(sum(X.times(W).minus(rename(X, N, m)).square(), C), N, m), X);
        check(sum(X.times(rename(sum(X.square(), C), N, m)), N, m, C), X);
    }

    @Test
    void theBranchNotTakenNeverLeaksUnderAnotherName() {
        Axis m = N.twin("m");
        Expr root = rename(X, N, m).minus(0.5);
        Expr masked = where(root.greaterThan(constant(0)), sqrt(root), 0);
        Expr gradient = Gradients.of(sum(masked.times(X), N, m, C), List.of(X)).getFirst();
        double[] point = {0.5, 1.2, 0.7, 2.1, 0.9, 0.4};
        assertThat(at(point, WEIGHTS).evaluate(gradient).data()).doesNotContain(Double.NaN)
                .doesNotContain(Double.POSITIVE_INFINITY);
    }

    @Test
    void anAxisThatAnOperandLacksIsSummed() {
        check(sum(X.minus(W).times(W), N, C), W);
    }

    @Test
    void aSumOverAMissingAxisCountsItsSize() {
        Expr.Input scalarLike = W;
        check(sum(sum(scalarLike, N), C), W);
    }

    @Test
    void crossEntropyGivesSoftmaxLessOneHot() {
        check(sum(logSumExp(X, C).minus(pick(X, C, label("t", N))), N), X);
    }

    @Test
    void theBranchNotTakenNeverLeaks() {
        Expr root = where(X.greaterThan(constant(0.5)), X.minus(0.5).power(constant(0.5)), 0);
        Expr gradient = Gradients.of(sum(root, N, C), List.of(X)).getFirst();
        assertThat(at(POINT, WEIGHTS).evaluate(gradient).data()).doesNotContain(Double.NaN);
    }

    @Test
    void aMaskStaysOutsideWhenAValueIsReadTwice() {
        Expr size = X.abs();
        Expr huber = where(size.atMost(constant(1)), size.square(), size);
        Expr masked = where(X.notEqualTo(constant(7)).and(X.equalTo(X)), huber, 0);
        double[] point = {0.5, Double.NaN, 0.5, 2, 7, 0.5};

        double[] gradient = at(point, WEIGHTS).evaluate(Gradients.of(sum(masked, N, C), List.of(X)).getFirst()).data();

        // the axes of a result are sorted by name: columns first
        assertThat(gradient).containsExactly(1, 1, 0, 0, 1, 1);
    }

    @Test
    void aMaskStaysOutsideBelowADifference() {
        Expr masked = where(X.greaterThan(constant(0)), constant(1).minus(new Expr.Unary(UnaryOp.SQRT, X)), 0);
        double[] point = {0.25, 0, 0.25, -1, 0.25, 0.25};

        double[] gradient = at(point, WEIGHTS).evaluate(Gradients.of(sum(masked, N, C), List.of(X)).getFirst()).data();

        assertThat(gradient).containsExactly(-1, 0, 0, -1, -1, -1);
    }

    @Test
    void whatIsStoppedIsConstant() {
        Expr gradient = Gradients.of(sum(stop(X).times(X), N, C), List.of(X)).getFirst();
        assertThat(at(POINT, WEIGHTS).evaluate(gradient).ordered(List.of(N, C)).data()).containsExactly(POINT);
    }

    @Test
    void tiesOfAMaximumShareTheGradient() {
        Expr gradient = Gradients.of(sum(maxOver(X, C), N), List.of(X)).getFirst();
        double[] tied = {1, 1, 0, 5, 2, 3};
        assertThat(at(tied, WEIGHTS).evaluate(gradient).ordered(List.of(N, C)).data()).containsExactly(0.5, 0.5, 0, 1,
                0, 0);
    }

    @Test
    void aGradientWithRespectToWhatIsNotThereIsZero() {
        Expr gradient = Gradients.of(sum(W, C), List.of(X)).getFirst();
        assertThat(gradient).isEqualTo(constant(0));
    }

    @Test
    void aGatherAlongItsOwnAxisGivesBackWhereItTook() {
        Expr shifted = pick(X, C, Formulas.position(C).plus(1));
        check(sum(shifted.times(W).times(shifted), N, C), X);
        Expr repeated = pick(X, C, label("t", N).times(Formulas.position(C)));
        check(sum(repeated.times(W).times(X), N, C), X);
        Expr sorted = pick(X, C, Formulas.order(X, C, true));
        check(sum(sorted.times(W).times(sorted), N, C), X);
    }

    @Test
    void sumsThatRunAreGivenBackTheOtherWay() {
        for (boolean backward : new boolean[] {false, true}) {
            Expr sums = Formulas.runningSum(X.square(), C, backward);
            check(sum(sums.times(sums).times(W), N, C), X);
            check(sum(Formulas.runningLogSumExp(X.times(2), C, backward).square().times(W), N, C), X);
            Expr values = Formulas.recurrence(X.square(), X.times(W), C, backward);
            check(sum(values.square(), N, C), X);
            check(sum(values.square(), N, C), W);
            Expr gathered = Formulas.scatter(X.square(), C, label("t", N).times(Formulas.position(C)));
            check(sum(gathered.times(gathered).times(W), N, C), X);
        }
    }

    @Test
    void aNumberForAllPositionsOfARecurrenceIsGivenBackAsTheirSum() {
        Expr values = Formulas.recurrence(X, sum(W.square(), C).times(0.1), C, false);
        check(sum(values.square(), N, C), W);
    }

    @Test
    void aMaskOfRowsStaysOutsideOfRowOperations() {
        Expr row = maxOver(X, C);
        Expr masked = where(row.greaterThan(constant(2)), sum(Formulas.runningSum(sqrt(X), C, false), C), 0);
        double[] point = {0, 0, 1, 3, 1, 1};

        double[] gradient = at(point, WEIGHTS).evaluate(Gradients.of(sum(masked, N), List.of(X)).getFirst())
                .ordered(List.of(N, C)).data();

        assertThat(gradient).startsWith(0, 0, 0).doesNotContain(Double.NaN);
    }
}
