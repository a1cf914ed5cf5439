// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ArcFaceTest {
    private static final double ULPS = 1e-13;

    /// One row at some angle to the vector of its class, at a right angle to that of the other.
    private static LossProbe probe(String arguments, double angle) {
        return LossProbe.of("arcface(" + arguments + ")")
                .with("embeddings", new int[] {1, 3}, 2 * Math.cos(angle), 2 * Math.sin(angle), 0)
                .with("weight", new int[] {2, 3}, 5, 0, 0, 0, 0, 3).with("labels", new int[] {1}, 0);
    }

    private static double crossEntropy(double logit) {
        return Math.log(1 + Math.exp(-logit));
    }

    @Test
    void theMarginIsAddedToTheAngle() {
        assertThat(probe("scale=4, margin=0.5", 0.7).value()).isCloseTo(crossEntropy(4 * Math.cos(1.2)), within(ULPS));
    }

    @Test
    void beyondPiTheLogitGoesOnFalling() {
        double straight = Math.cos(3) - 0.5 * Math.sin(0.5);

        assertThat(probe("scale=4, margin=0.5", 3).value()).isCloseTo(crossEntropy(4 * straight), within(ULPS));
        assertThat(probe("scale=4, margin=0.5, fallback=none", 3).value())
                .isCloseTo(crossEntropy(4 * Math.cos(3.5)), within(ULPS));
    }

    @Test
    void aRowOnItsClassHasAFiniteGradient() {
        assertThat(probe("scale=4", 0).gradient("embeddings"))
                .satisfies(gradient -> assertThat(java.util.Arrays.stream(gradient)).allMatch(Double::isFinite));
    }
}
