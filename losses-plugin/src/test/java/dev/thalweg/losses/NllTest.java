// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.loss.LossInput;
import org.junit.jupiter.api.Test;

class NllTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void itIsTheNegativeEntryAtTheLabel() {
        LossProbe probe = LossProbe.of("nll").with(LossInput.PREDICTION, new int[] {2, 3}, -1, -2, -3, -4, -5, -6)
                .with("labels", 2, 0);

        assertThat(probe.value()).isEqualTo(3.5);
        assertThat(probe.gradient()).containsExactly(0, 0, -0.5, -0.5, 0, 0);
    }

    @Test
    void weightsOfClassesDivideTheMean() {
        LossProbe probe = LossProbe.of("nll").with(LossInput.PREDICTION, new int[] {2, 2}, -1, -2, -4, -5)
                .with("labels", 0, 1)
                .with("weight", 3, 1);

        assertThat(probe.value()).isEqualTo(2);
        assertThat(probe.gradient()).containsExactly(-0.75, 0, 0, -0.25);
    }

    @Test
    void anImpossibleLabelCostsInfinity() {
        LossProbe probe = LossProbe.of("nll").predictions(-INF, 0).with(LossInput.TARGET, new int[0], 0);

        assertThat(probe.value()).isEqualTo(INF);
        assertThat(probe.gradient()).containsExactly(-1, 0);
    }

    @Test
    void whenAllWeightsAreZeroValueAndGradientAreNotNumbers() {
        LossProbe probe = LossProbe.of("nll").predictions(-1, -2).with(LossInput.TARGET, new int[0], 1).with("weight",
                1, 0);

        assertThat(probe.value()).isNaN();
        assertThat(probe.gradient()[1]).isNaN();
    }
}
