// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DropoutMaskTest {
    private static double[] mask(double rate, long seed, int layer, long step) {
        double[] mask = new double[10_000];
        new DropoutMask(layer, rate, seed).fill(step, mask, mask.length);
        return mask;
    }

    @Test
    void whatStaysGrowsSoThatTheMeanDoes() {
        double[] mask = mask(0.25, 0, 1, 0);
        assertThat(mask).containsOnly(0, 1 / 0.75);
        long dropped = java.util.Arrays.stream(mask).filter(factor -> factor == 0).count();
        // 10,000 draws of probability 1/4: 2,500 ± 4 · 43
        assertThat(dropped).isBetween(2327L, 2673L);
    }

    @Test
    void itIsAFunctionOfSeedLayerAndStep() {
        assertThat(mask(0.5, 1, 2, 3)).isEqualTo(mask(0.5, 1, 2, 3)).isNotEqualTo(mask(0.5, 2, 2, 3))
                .isNotEqualTo(mask(0.5, 1, 3, 3)).isNotEqualTo(mask(0.5, 1, 2, 4));
    }

    @Test
    void rateZeroDropsNothing() {
        assertThat(mask(0, 1, 1, 1)).containsOnly(1);
    }

    @Test
    void bothElementTypesDropTheSame() {
        double[] wide = mask(0.5, 7, 1, 9);
        float[] narrow = new float[wide.length];
        new DropoutMask(1, 0.5, 7).fill(9, narrow, narrow.length - 1);
        for (int i = 0; i < narrow.length - 1; i++) {
            assertThat(narrow[i]).isEqualTo((float) wide[i]);
        }
        assertThat(narrow[narrow.length - 1]).as("beyond the entries asked for").isZero();
    }
}
