// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class ListMleTest {
    private static final double ULPS = 1e-14;

    private static LossProbe probe(double[] scores, double... relevance) {
        int[] shape = {1, scores.length};
        return LossProbe.of("list-mle").with("scores", shape, scores).with("relevance", shape, relevance);
    }

    @Test
    void equalScoresMakeEveryOrderAlike() {
        assertThat(probe(new double[] {2, 2, 2}, 0, 1, 2).value()).isCloseTo(Math.log(6), within(ULPS));
    }

    @Test
    void itemsAreDrawnByFallingRelevance() {
        double first = Math.log(1 + Math.exp(3) + Math.exp(-1)) - 3;
        double second = Math.log(1 + Math.exp(-1));

        assertThat(probe(new double[] {0, 3, -1}, 1, 2, 0).value()).isCloseTo(first + second, within(ULPS));
    }

    @Test
    void whatIsNotThereDoesNotCount() {
        LossProbe masked = probe(new double[] {0, 3, Double.NaN, -1}, 1, 2, 9, 0).with("mask", new int[] {1, 4}, 1, 1,
                0, 1);
        LossProbe removed = probe(new double[] {0, 3, -1}, 1, 2, 0);

        assertThat(masked.value()).isCloseTo(removed.value(), within(ULPS));
        double[] slopes = removed.gradient("scores");
        assertThat(masked.gradient("scores")).containsExactly(new double[] {slopes[0], slopes[1], 0, slopes[2]},
                within(ULPS));
    }

    @Test
    void aListWithoutItemsCostsNothing() {
        LossProbe empty = probe(new double[] {1, 2}, 1, 0).with("mask", new int[] {1, 2}, 0, 0);

        assertThat(empty.reduced(LossReduction.SUM).value()).isZero();
        assertThat(empty.gradient("scores")).containsOnly(0);
    }

    @Test
    void hugeScoresDoNotOverflow() {
        assertThat(probe(new double[] {1e300, -1e300, 0}, 2, 0, 1).value()).isZero();
    }
}
