// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdaptiveLogSoftmaxTest {
    private static final double ULPS = 1e-15;

    private static LossProbe probe(double label) {
        return LossProbe.of("adaptive-log-softmax(cutoffs=[1])").with("hidden", new int[] {1, 1}, 1)
                .with("target", new int[] {1}, label).with("headWeight", new int[] {2, 1}, 0, 0)
                .with("tail0Projection", new int[] {1, 1}, 1).with("tail0Weight", new int[] {3, 1}, 0, 0, 0);
    }

    @Test
    void aFrequentClassIsJudgedByTheHead() {
        assertThat(probe(0).value()).isCloseTo(Math.log(2), within(ULPS));
        assertThat(probe(0).gradient("tail0Weight")).containsOnly(0);
    }

    @Test
    void aRareOneByItsClusterAndWithinIt() {
        assertThat(probe(3).value()).isCloseTo(Math.log(2) + Math.log(3), within(ULPS));
        assertThat(probe(3).gradient("tail0Weight")).containsExactly(new double[] {1 / 3.0, 1 / 3.0, -2 / 3.0},
                within(ULPS));
    }

    @Test
    void withoutCutoffsItIsCrossEntropy() {
        LossProbe probe = LossProbe.of("adaptive-log-softmax").with("hidden", new int[] {1, 2}, 1, 2)
                .with("target", new int[] {1}, 1).with("headWeight", new int[] {2, 2}, 1, 0, 0, 1);

        assertThat(probe.value()).isCloseTo(Math.log1p(Math.exp(-1)), within(ULPS));
    }
}
