// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantileTest {
    @Test
    void aMedianOfAnEvenCountLiesBetweenTheMiddleOnes() {
        assertThat(Quantile.of(new double[] {4, 1, 3, 2}, 0.5)).isEqualTo(2.5);
    }

    @Test
    void theEndsAreTheLeastAndTheGreatest() {
        assertThat(Quantile.of(new double[] {4, 1, 3}, 0)).isEqualTo(1);
        assertThat(Quantile.of(new double[] {4, 1, 3}, 1)).isEqualTo(4);
    }

    @Test
    void aTenthLiesATenthOfTheWayFromTheLeastToTheGreatestRank() {
        double[] elevenRanks = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
        assertThat(Quantile.of(elevenRanks, 0.1)).isCloseTo(1, within(1e-12));
        assertThat(Quantile.of(elevenRanks, 0.9)).isCloseTo(9, within(1e-12));
    }

    @Test
    void oneNumberIsEveryQuantile() {
        assertThat(Quantile.of(new double[] {7}, 0.9)).isEqualTo(7);
    }
}
