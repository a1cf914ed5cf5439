// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rows;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.input;
import static dev.thalweg.api.formula.Formulas.order;
import static dev.thalweg.api.formula.Formulas.recurrence;
import static dev.thalweg.api.formula.Formulas.runningLogSumExp;
import static dev.thalweg.api.formula.Formulas.runningSum;
import static dev.thalweg.api.formula.Formulas.scatter;
import static dev.thalweg.api.formula.Formulas.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Check;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowOperationsTest {
    private static final Axis N = Axis.of("n");
    private static final Axis I = Axis.of("i");
    private static final Expr.Input X = input("x", N, I);

    private static double[] values(Expr expr, int rows, double... x) {
        Tensor tensor = new Tensor(List.of(N, I), List.of(rows, x.length / rows), x);
        return new Evaluator(Map.of("x", tensor), Map.of("seed", 7.0), Map.of(N, rows, I, x.length / rows),
                ElementType.F64).evaluate(expr).ordered(List.of(N, I)).data();
    }

    @Test
    void rowsAreSortedByThemselvesAndTiesKeepTheirOrder() {
        assertThat(values(order(X, I, false), 2, 3, 1, 2, 5, 5, 4)).containsExactly(1, 2, 0, 2, 0, 1);
        assertThat(values(order(X, I, true), 2, 3, 1, 2, 5, 5, 4)).containsExactly(0, 2, 1, 0, 1, 2);
        assertThat(values(order(X, I, true), 1, 0.0, -0.0, 0.0)).containsExactly(0, 1, 2);
    }

    @Test
    void notANumberIsTheGreatest() {
        double nan = Double.NaN;
        double infinity = Double.POSITIVE_INFINITY;
        assertThat(values(order(X, I, false), 1, nan, infinity, 1, nan)).containsExactly(2, 1, 0, 3);
        assertThat(values(order(X, I, true), 1, infinity, nan, 1, nan)).containsExactly(1, 3, 0, 2);
    }

    @Test
    void longRowsAreSortedAsTheLibrarySortsThem() {
        Random random = new Random(3);
        for (int length : new int[] {0, 1, 2, 7, 64, 1000}) {
            double[] keys = random.doubles(length).map(u -> Math.rint(u * 40)).toArray();
            double[] expected = IntStream.range(0, length).boxed()
                    .sorted((a, b) -> Double.compare(keys[b], keys[a])).mapToDouble(i -> i).toArray();
            assertThat(values(order(X, I, true), 1, keys)).isEqualTo(expected);
        }
    }

    @Test
    void theOrderOfTheOrderIsTheRank() {
        assertThat(values(order(order(X, I, true), I, false), 1, 3, 9, 7, 1)).containsExactly(2, 0, 1, 3);
    }

    @Test
    void sumsRunBothWays() {
        assertThat(values(runningSum(X, I, false), 2, 1, 2, 3, 4)).containsExactly(1, 3, 3, 7);
        assertThat(values(runningSum(X, I, true), 2, 1, 2, 3, 4)).containsExactly(3, 2, 7, 4);
        assertThat(values(recurrence(X, constant(0.5), I, false), 1, 8, 4, 2)).containsExactly(8, 8, 6);
        assertThat(values(recurrence(X, constant(0.5), I, true), 1, 8, 4, 2)).containsExactly(10.5, 5, 2);
    }

    @Test
    void sumsOfExponentialsNeitherOverflowNorVanish() {
        double none = Double.NEGATIVE_INFINITY;
        double[] sums = values(runningLogSumExp(X, I, false), 1, none, -1e4, -1e4, 1e4, none, -1e4);
        assertThat(sums[0]).isEqualTo(none);
        assertThat(Arrays.copyOfRange(sums, 1, 6)).containsExactly(
                new double[] {-1e4, -1e4 + Math.log(2), 1e4, 1e4, 1e4}, within(1e-11));
        assertThat(values(runningLogSumExp(X, I, true), 1, 0, -800, -800)[1]).isCloseTo(Math.log(2) - 800,
                within(1e-12));
    }

    @Test
    void whatIsScatteredAddsUp() {
        Expr places = X.equalTo(constant(2));
        Expr index = dev.thalweg.api.formula.Formulas.where(places, constant(0), X);
        assertThat(values(scatter(X, I, index), 2, 1, 2, 2, 9, 1, 2)).containsExactly(4, 1, 0, 2, 1, 0);
    }

    @Test
    void randomNumbersAreAFunctionOfSeedStreamAndPosition() {
        Expr seed = dev.thalweg.api.formula.Formulas.hyper("seed");
        double[] few = values(uniform(seed, 0, N, I).plus(X.times(0)), 2, new double[8]);
        double[] many = values(uniform(seed, 0, N, I).plus(X.times(0)), 1000, new double[4000]);

        assertThat(Arrays.copyOf(many, 8)).isEqualTo(few);
        assertThat(values(uniform(seed, 1, N, I).plus(X.times(0)), 2, new double[8])).isNotEqualTo(few);
        assertThat(Arrays.stream(many)).allMatch(u -> u >= 0 && u < 1 && u * 0x1p24 == Math.rint(u * 0x1p24));
        // the mean of 4,000 of them deviates by 1/sqrt(12 * 4000)
        assertThat(Arrays.stream(many).average().orElseThrow()).isCloseTo(0.5, within(0.02));
        assertThat(Arrays.stream(many).distinct().count()).isGreaterThan(3990);
    }

    @Test
    void anAxisOfRowsCannotBeWalkedAsWell() {
        Expr both = new Expr.Custom(new Uniform(0, I), List.of(constant(1), X));
        Graph graph = new Graph();
        assertThatThrownBy(() -> Check.check(graph, List.of(both))).isInstanceOf(ThalwegException.class)
                .hasMessageContaining("axes [i], which are those of rows");
    }

    @Test
    void itIsPrintedWithItsSettings() {
        assertThat(order(X, I, true)).hasToString("order[i, descending](x)");
        assertThat(recurrence(X, constant(0.5), I, true)).hasToString("recurrence[i, backward](x, 0.5)");
    }
}
