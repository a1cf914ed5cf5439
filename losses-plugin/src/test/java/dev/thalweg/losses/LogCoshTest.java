// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class LogCoshTest {
    /// A few roundings of numbers of about this size.
    private static final double ULPS = 1e-15;
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void itIsTheLogarithmOfTheHyperbolicCosine() {
        LossProbe probe = LossProbe.of("log-cosh").predictions(0.5, -2, 3).targets(0, 0, 0).reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(
                new double[] {Math.log(Math.cosh(0.5)), Math.log(Math.cosh(2)), Math.log(Math.cosh(3))},
                within(4 * ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {Math.tanh(0.5), -Math.tanh(2), Math.tanh(3)},
                within(ULPS));
    }

    @Test
    void aTinyResidualKeepsItsDigits() {
        LossProbe probe = LossProbe.of("log-cosh").predictions(1e-6, 1e-150).targets(0, 0).reduced(LossReduction.NONE);

        assertThat(probe.values()[0] / 5e-13).isCloseTo(1, within(1e-12));
        assertThat(probe.values()[1] / 5e-301).isCloseTo(1, within(1e-12));
        assertThat(probe.gradient()).containsExactly(new double[] {1e-6, 1e-150}, within(1e-18));
    }

    @Test
    void aHugeResidualDoesNotOverflow() {
        LossProbe probe = LossProbe.of("log-cosh").predictions(1e300, -1000, INF).targets(0, 0, 0)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(1e300, 1000 - Math.log(2), INF);
        assertThat(probe.gradient()).containsExactly(1, -1, 1);
    }

    @Test
    void bothPiecesMeetAtOne() {
        LossProbe probe = LossProbe.of("log-cosh").predictions(1, Math.nextDown(1.0)).targets(0, 0)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()[0]).isCloseTo(probe.values()[1], within(ULPS));
        assertThat(probe.gradient()[0]).isCloseTo(probe.gradient()[1], within(ULPS));
    }

    @Test
    void equalityCostsNothing() {
        LossProbe probe = LossProbe.of("log-cosh").predictions(7).targets(7);

        assertThat(probe.value()).isZero();
        assertThat(probe.gradient()).containsExactly(0);
    }
}
