// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SparsemaxTest {
    private static final double ULPS = 1e-15;

    private static LossProbe probe(double[] logits, double label) {
        return LossProbe.of("sparsemax").with("prediction", new int[] {1, logits.length}, logits)
                .with("target", new int[] {1}, label);
    }

    @Test
    void aLeadOfOneCostsNothing() {
        assertThat(probe(new double[] {2, 1, -3}, 0).value()).isZero();
        assertThat(probe(new double[] {2, 1, -3}, 0).gradient()).containsOnly(0);
    }

    @Test
    void theGradientIsTheSparseDistributionLessTheLabel() {
        // 0.5 and 0.1 have a part: the threshold is -0.2
        LossProbe probe = probe(new double[] {0.5, 0.1, -1}, 1);

        assertThat(probe.gradient()).containsExactly(new double[] {0.7, -0.7, 0}, within(ULPS));
        // <p, z> - |p|^2/2 - z_y + 1/2 = 0.38 - 0.29 - 0.1 + 0.5
        assertThat(probe.value()).isCloseTo(0.49, within(ULPS));
    }

    @Test
    void onlyDifferencesOfLogitsCount() {
        double[] far = {1e6 + 0.5, 1e6 + 0.25, 1e6 - 1};

        assertThat(probe(far, 1).value()).isEqualTo(probe(new double[] {0.5, 0.25, -1}, 1).value());
    }

    @Test
    void aDistributionIsMetExactly() {
        LossProbe probe = LossProbe.of("sparsemax(target=probabilities)")
                .with("prediction", new int[] {1, 2}, 0.25, -0.25).with("target", new int[] {1, 2}, 0.75, 0.25);

        assertThat(probe.value()).isCloseTo(0, within(ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {0, 0}, within(ULPS));
    }
}
