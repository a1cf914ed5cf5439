// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class SmoothL1Test {

    @Test
    void itIsHuberOverItsDelta() {
        LossProbe smooth = LossProbe.of("smooth-l1(beta=2)").predictions(1, -1, 5).targets(0, 0, 0)
                .reduced(LossReduction.NONE);

        assertThat(smooth.values()).containsExactly(0.25, 0.25, 4);
        assertThat(smooth.gradient()).containsExactly(0.5, -0.5, 1);
    }

    @Test
    void atBetaTheLinearPieceIsTaken() {
        LossProbe probe = LossProbe.of("smooth-l1").predictions(1, -1).targets(0, 0).reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(0.5, 0.5);
        assertThat(probe.gradient()).containsExactly(1, -1);
    }

    @Test
    void aBetaOfZeroIsTheAbsoluteError() {
        LossProbe probe = LossProbe.of("smooth-l1(beta=0)").predictions(2, -3, 1).targets(1, 1, 1)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(1, 4, 0);
        assertThat(probe.gradient()).containsExactly(1, -1, 0);
    }
}
