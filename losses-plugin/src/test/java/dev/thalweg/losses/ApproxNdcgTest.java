// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ApproxNdcgTest {
    private static LossProbe probe(String loss, double[] scores, double... relevance) {
        int[] shape = {1, scores.length};
        return LossProbe.of(loss).with("scores", shape, scores).with("relevance", shape, relevance);
    }

    @Test
    void theBestOrderReachesMinusOne() {
        assertThat(probe("approx-ndcg", new double[] {9, 5, 1}, 3, 2, 0).value()).isCloseTo(-1, within(1e-12));
    }

    @Test
    void ranksAreSmooth() {
        // equal scores: both ranks are 1.5
        assertThat(probe("approx-ndcg", new double[] {2, 2}, 1, 0).value())
                .isCloseTo(-1 / (Math.log(2.5) / Math.log(2)), within(1e-14));
    }

    @Test
    void aListWithoutRelevanceCostsNothing() {
        LossProbe probe = probe("approx-ndcg", new double[] {2, 1}, 0, 0);

        assertThat(probe.value()).isZero();
        assertThat(probe.gradient("scores")).containsOnly(0);
    }
}
