// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class BceTest {
    /// A few roundings of numbers of about this size.
    private static final double ULPS = 1e-15;

    @Test
    void itIsTheNegativeLogLikelihood() {
        LossProbe probe = LossProbe.of("bce").predictions(0.25, 0.25, 0.5).targets(1, 0, 0.5)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(new double[] {Math.log(4), Math.log(4.0 / 3), Math.log(2)},
                within(ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {-4, 4.0 / 3, 0}, within(4 * ULPS));
        assertThat(probe.gradient(LossInput.TARGET)).containsExactly(new double[] {Math.log(3), Math.log(3), 0},
                within(ULPS));
    }

    @Test
    void whatIsExactlyWrongCostsOneHundredAndStillPointsBack() {
        LossProbe probe = LossProbe.of("bce").predictions(0, 1).targets(1, 0).reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(100, 100);
        assertThat(probe.gradient()).containsExactly(new double[] {-1e12, 1e12}, within(1e5));
    }

    @Test
    void whatIsExactlyRightCostsNothingAndDoesNotPull() {
        LossProbe probe = LossProbe.of("bce").predictions(0, 1).targets(0, 1).reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(0, 0);
        assertThat(probe.gradient()).containsExactly(0, 0);
    }

    @Test
    void theMeanDividesByTheElementsDespiteWeights() {
        LossProbe probe = LossProbe.of("bce").predictions(0.5, 0.5).targets(1, 0).with("weight", 3, 1);

        assertThat(probe.value()).isCloseTo(2 * Math.log(2), within(ULPS));
    }
}
