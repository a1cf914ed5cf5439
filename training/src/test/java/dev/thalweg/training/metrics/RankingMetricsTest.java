// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingMetricsTest {

    @Test
    void aNegativeRelevanceHasNoGain() {
        assertThat(RankingMetrics.of(new double[] {1, 2}, new double[] {-1, 2}, new int[] {0, 0}).absent())
                .containsEntry("ndcg@10", "a relevance is negative");
    }

    private static final double ROUNDING = 1e-15;

    private static double ndcg(double[] scores, double[] relevance, int... lists) {
        return RankingMetrics.of(scores, relevance, lists).values().get("ndcg@10");
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    @Test
    void oneListByHand() {
        // gains 3, 7, 0 in the order of the scores; at best 7, 3, 0
        double found = 3 + 7 / log2(3);
        double best = 7 + 3 / log2(3);
        assertThat(ndcg(new double[] {9, 5, 1}, new double[] {2, 3, 0}, 0, 0, 0)).isCloseTo(found / best,
                within(ROUNDING));
        assertThat(ndcg(new double[] {5, 9, 1}, new double[] {2, 3, 0}, 0, 0, 0)).isEqualTo(1);
    }

    @Test
    void theMeanIsOverListsThatHaveAGain() {
        double[] scores = {1, 2, 5, 4, 3, 2};
        double[] relevance = {0, 1, 0, 0, 0, 1};
        // first list: in best order; second: no gain; third: gain at the second place
        assertThat(ndcg(scores, relevance, 0, 0, 1, 1, 2, 2)).isCloseTo((1 + 1 / log2(3)) / 2, within(ROUNDING));
    }

    @Test
    void tiedRowsShareTheirGains() {
        // gains 1 and 0 share places one and two
        assertThat(ndcg(new double[] {4, 4}, new double[] {1, 0}, 0, 0)).isCloseTo((1 + 1 / log2(3)) / 2,
                within(ROUNDING));
        assertThat(ndcg(new double[] {4, 4}, new double[] {0, 1}, 0, 0)).isCloseTo((1 + 1 / log2(3)) / 2,
                within(ROUNDING));
        assertThat(ndcg(new double[] {0.0, -0.0}, new double[] {0, 1}, 0, 0)).isCloseTo((1 + 1 / log2(3)) / 2,
                within(ROUNDING));
    }

    @Test
    void whatComesAfterTheTenthPlaceDoesNotCount() {
        var scores = new double[12];
        var relevance = new double[12];
        for (int i = 0; i < 12; i++) {
            scores[i] = -i;
        }
        relevance[10] = 1;
        assertThat(ndcg(scores, relevance, new int[12])).isZero();
        relevance[9] = 1;
        assertThat(ndcg(scores, relevance, new int[12])).isCloseTo(1 / log2(11) / (1 + 1 / log2(3)), within(ROUNDING));
    }

    @Test
    void tiesAcrossTheTenthPlaceShareToo() {
        var relevance = new double[20];
        relevance[3] = 1;
        double discounts = 0;
        for (int place = 1; place <= 10; place++) {
            discounts += 1 / log2(place + 1);
        }
        assertThat(ndcg(new double[20], relevance, new int[20])).isCloseTo(discounts / 20, within(ROUNDING));
    }

    @Test
    void withoutAnyGainItIsAbsent() {
        assertThat(RankingMetrics.of(new double[] {1}, new double[] {0}, new int[] {0}).absent())
                .containsEntry("ndcg@10", "no list holds a relevant row");
        assertThat(RankingMetrics.of(new double[] {Double.NaN}, new double[] {1}, new int[] {0}).absent())
                .containsEntry("ndcg@10", "a score is NaN");
    }
}
