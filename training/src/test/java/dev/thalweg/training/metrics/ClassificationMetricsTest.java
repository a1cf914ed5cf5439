// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClassificationMetricsTest {
    /// A few roundings of numbers near one.
    private static final double ROUNDING = 1e-15;

    @Test
    void twoClassesByHand() {
        // taken for 1: rows 0, 1, 3; so TP 2, FP 1, FN 1, TN 1
        Classification measured = ClassificationMetrics.twoClasses(new double[] {1, 2, -1, 0.5, -3},
                new int[] {1, 1, 1, 0, 0});
        assertThat(measured.confusion().count(1, 1)).isEqualTo(2);
        assertThat(measured.confusion().count(0, 1)).isEqualTo(1);
        assertThat(measured.confusion().count(1, 0)).isEqualTo(1);
        assertThat(measured.confusion().count(0, 0)).isEqualTo(1);
        var values = measured.measurement().values();
        assertThat(values.keySet()).containsExactly("accuracy", "logLoss", "auc", "f1");
        assertThat(values).containsEntry("accuracy", 3 / 5.0).containsEntry("f1", 4 / 6.0);
        // pairs of a 1 above a 0: 1 > .5, -3; 2 > .5, -3; -1 > -3; so 5 of 6
        assertThat(values).containsEntry("auc", 5 / 6.0);
        double loss = Math.log1p(Math.exp(-1)) + Math.log1p(Math.exp(-2)) + Math.log1p(Math.exp(1))
                + Math.log1p(Math.exp(0.5))
                + Math.log1p(Math.exp(-3));
        assertThat(values.get("logLoss")).isCloseTo(loss / 5, within(ROUNDING));
    }

    @Test
    void threeClassesByHand() {
        double[] logits = {2, 1, 0, 0, 3, 1, 1, 1, 1, 0, 5, 1};
        Classification measured = ClassificationMetrics.manyClasses(logits, 3, new int[] {0, 1, 0, 2});
        // taken for 0, 1, 0 (the first of equals), 1
        assertThat(measured.measurement().values()).containsEntry("accuracy", 0.75);
        // f1: class 0 is 1, class 1 is 2/(2+1), class 2 is 0
        assertThat(measured.measurement().values().get("f1")).isCloseTo((1 + 2 / 3.0 + 0) / 3, within(ROUNDING));
        double loss = Math.log(Math.exp(2) + Math.exp(1) + 1) - 2 + Math.log(1 + Math.exp(3) + Math.exp(1)) - 3
                + Math.log(3)
                + Math.log(1 + Math.exp(5) + Math.exp(1)) - 1;
        assertThat(measured.measurement().values().get("logLoss")).isCloseTo(loss / 4, within(4 * ROUNDING));
    }

    @Test
    void hugeLogitsDoNotOverflow() {
        var values = ClassificationMetrics.twoClasses(new double[] {1e300, -1e4}, new int[] {1, 1}).measurement()
                .values();
        assertThat(values).containsEntry("logLoss", 5e3);
        values = ClassificationMetrics.manyClasses(new double[] {1e4, 0, -1e4}, 3, new int[] {2}).measurement()
                .values();
        assertThat(values).containsEntry("logLoss", 2e4);
    }

    @Test
    void aCertainMistakeHasNoLogLoss() {
        var measured = ClassificationMetrics.twoClasses(new double[] {Double.POSITIVE_INFINITY, 1}, new int[] {0, 1})
                .measurement();
        assertThat(measured.values()).doesNotContainKey("logLoss");
        assertThat(measured.absent()).containsEntry("logLoss", "it is Infinity");
    }

    @Test
    void aSingleClassHasNoAuc() {
        var measured = ClassificationMetrics.twoClasses(new double[] {1, 2}, new int[] {1, 1}).measurement();
        assertThat(measured.absent()).containsEntry("auc", "every row is of class 1");
        measured = ClassificationMetrics.twoClasses(new double[] {-1, -2}, new int[] {0, 0}).measurement();
        assertThat(measured.absent()).containsEntry("auc", "no row is of class 1")
                .containsEntry("f1", "no row is of class 1, and none was taken for it");
    }

    @Test
    void aNanIsNeverTheLargest() {
        Classification measured = ClassificationMetrics.manyClasses(new double[] {Double.NaN, 1, 0}, 3, new int[] {1});
        assertThat(measured.confusion().count(1, 1)).isEqualTo(1);
        assertThat(
                ClassificationMetrics.twoClasses(new double[] {Double.NaN, 1}, new int[] {0, 1}).measurement().absent())
                .containsEntry("auc", "a score is NaN");
    }

    @Test
    void tiesCountHalf() {
        assertThat(Auc.of(new double[] {1, 1, 1, 1}, new int[] {0, 1, 1, 0}, 1).value()).isEqualTo(0.5);
        assertThat(Auc.of(new double[] {0.0, -0.0}, new int[] {0, 1}, 1).value()).as("zeros are equal").isEqualTo(0.5);
        // pairs (1 above 0): 2 > 1, 2 = 2, 3 > 1, 3 > 2: 3.5 of 4
        assertThat(Auc.of(new double[] {1, 2, 2, 3}, new int[] {0, 0, 1, 1}, 1).value()).isEqualTo(3.5 / 4);
    }

    @Property
    void aucIsTheShareOfPairsInOrder(@ForAll @Size(min = 2, max = 30) List<@IntRange(max = 9) Integer> numbers) {
        double[] scores = numbers.stream().mapToDouble(Integer::doubleValue).toArray();
        int[] labels = IntStream.range(0, scores.length).map(i -> (i * 7 + numbers.get(i)) % 2).toArray();
        double won = 0;
        long pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (labels[i] == 1 && labels[j] == 0) {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        Auc area = Auc.of(scores, labels, 1);
        assertThat(area.value()).isEqualTo(Double.valueOf(pairs == 0 ? Double.NaN : won / pairs));
    }

    @Property
    void twoLogitsSayTheSameAsTheirDifference(
            @ForAll @Size(min = 2, max = 20) List<@IntRange(min = -9, max = 9) Integer> numbers) {
        double[] one = numbers.stream().mapToDouble(Integer::doubleValue).toArray();
        var two = new double[one.length * 2];
        var labels = new int[one.length];
        for (int row = 0; row < one.length; row++) {
            two[2 * row] = 3;
            two[2 * row + 1] = 3 + one[row];
            labels[row] = row % 2;
        }
        var single = ClassificationMetrics.twoClasses(one, labels).measurement().values();
        var pair = ClassificationMetrics.manyClasses(two, 2, labels).measurement().values();
        assertThat(pair.get("accuracy")).isEqualTo(single.get("accuracy"));
        assertThat(pair.get("auc")).isEqualTo(single.get("auc"));
        // twenty losses of at most 13, each off by an ulp or two
        assertThat(pair.get("logLoss")).isCloseTo(single.get("logLoss"), within(1e-14));
    }
}
