// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CiouTest {
    private static LossProbe probe(double[] box, double... target) {
        return LossProbe.of("ciou").with("prediction", new int[] {1, 4}, box).with("target", new int[] {1, 4}, target);
    }

    @Test
    void equalBoxesCostNothing() {
        assertThat(probe(new double[] {1, 2, 4, 6}, 1, 2, 4, 6).value()).isCloseTo(0, within(1e-7));
    }

    @Test
    void boxesOfOneShapeCostOverlapAndDistance() {
        // two squares of 2 that share a quarter: 1 of 7; centres lie 1, 1 apart in a hull of 3, 3
        assertThat(probe(new double[] {0, 0, 2, 2}, 1, 1, 3, 3).value()).isCloseTo(1 - 1.0 / 7 + 2.0 / 18,
                within(1e-7));
    }

    @Test
    void boxesOfOneCentreCostOverlapAndShape() {
        double v = 4 / (Math.PI * Math.PI) * Math.pow(Math.atan(0.5) - Math.atan(2), 2);
        double overlap = 4.0 / 12;

        assertThat(probe(new double[] {0, 1, 4, 3}, 1, 0, 3, 4).value())
                .isCloseTo(1 - overlap + v * v / (1 - overlap + v), within(1e-7));
    }
}
