// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class PoissonNllTest {
    /// A few roundings of numbers of about this size.
    private static final double ULPS = 1e-15;

    @Test
    void theLogarithmOfTheRateIsPredicted() {
        LossProbe probe = LossProbe.of("poisson-nll").predictions(0, Math.log(3)).targets(2, 3)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(new double[] {1, 3 - 3 * Math.log(3)}, within(4 * ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {-1, 0}, within(4 * ULPS));
    }

    @Test
    void orTheRateItself() {
        LossProbe probe = LossProbe.of("poisson-nll(logInput=false)").predictions(3, 0).targets(3, 0)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(new double[] {3 - 3 * Math.log(3), 0}, within(2e-8));
        assertThat(probe.gradient()).containsExactly(new double[] {0, 1}, within(4e-9));
    }

    @Test
    void stirlingCountsAboveOneAlone() {
        LossProbe plain = LossProbe.of("poisson-nll").predictions(0, 0, 0).targets(0, 1, 2).reduced(LossReduction.NONE);
        LossProbe full = LossProbe.of("poisson-nll(full=true)").predictions(0, 0, 0).targets(0, 1, 2)
                .reduced(LossReduction.NONE);
        double stirling = 2 * Math.log(2) - 2 + Math.log(4 * Math.PI) / 2;

        assertThat(full.values()).containsExactly(new double[] {1, 1, 1 + stirling}, within(ULPS));
        assertThat(full.gradient()).containsExactly(plain.gradient());
        assertThat(full.gradient(LossInput.TARGET)[0]).isZero();
    }
}
