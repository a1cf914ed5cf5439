// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class MaeTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void theSlopeIsTheSignOfTheResidualAndZeroAtEquality() {
        LossProbe probe = LossProbe.of("mae").predictions(3, -1, 2).targets(1, 1, 2).reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(2, 2, 0);
        assertThat(probe.gradient()).containsExactly(1, -1, 0);
        assertThat(probe.gradient(LossInput.TARGET)).containsExactly(new double[] {-1, 1, 0}, within(0.0));
    }

    @Test
    void nanCostsNanAndDoesNotPull() {
        LossProbe probe = LossProbe.of("l1").predictions(Double.NaN, INF, -INF).targets(0, 0, 0)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(Double.NaN, INF, INF);
        assertThat(probe.gradient()).containsExactly(0, 1, -1);
    }
}
