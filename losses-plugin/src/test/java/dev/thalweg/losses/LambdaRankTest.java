// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LambdaRankTest {
    private static final double ULPS = 1e-14;

    private static LossProbe probe(String loss, double[] scores, double... relevance) {
        int[] shape = {1, scores.length};
        return LossProbe.of(loss).with("scores", shape, scores).with("relevance", shape, relevance);
    }

    @Test
    void aPairWeighsWhatItsSwapWouldChange() {
        // the gain 2^1 - 1 stands at rank 2 and could stand at rank 1; the best list reaches 1
        double weight = 1 - 1 / (Math.log(3) / Math.log(2));
        LossProbe probe = probe("lambdarank", new double[] {1, 3}, 1, 0);

        assertThat(probe.value()).isCloseTo(weight * Math.log1p(Math.exp(2)), within(ULPS));
        double slope = weight / (1 + Math.exp(-2));
        assertThat(probe.gradient("scores")).containsExactly(new double[] {-slope, slope}, within(ULPS));
    }

    @Test
    void sigmaIsTheSteepness() {
        double weight = 1 - 1 / (Math.log(3) / Math.log(2));

        assertThat(probe("lambdarank(sigma=2)", new double[] {1, 3}, 1, 0).value())
                .isCloseTo(weight * Math.log1p(Math.exp(4)), within(ULPS));
    }

    @Test
    void equalRelevanceHasNoPairs() {
        LossProbe probe = probe("lambdarank", new double[] {1, 3, 2}, 0, 0, 0);

        assertThat(probe.value()).isZero();
        assertThat(probe.gradient("scores")).containsOnly(0);
    }
}
