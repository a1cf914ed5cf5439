// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CrpsGaussianTest {
    private static final double ULPS = 1e-15;

    private static LossProbe probe(double prediction, double target, double scale) {
        return LossProbe.of("crps-gaussian").predictions(prediction).targets(target).with("scale", scale);
    }

    @Test
    void atTheTargetItIsAShareOfTheDeviation() {
        double share = (Math.sqrt(2) - 1) / Math.sqrt(Math.PI);

        assertThat(probe(1, 1, 3).value()).isCloseTo(3 * share, within(ULPS));
        assertThat(probe(1, 1, 3).gradient("scale")[0]).isCloseTo(share, within(ULPS));
        assertThat(probe(1, 1, 3).gradient()[0]).isZero();
    }

    @Test
    void farAwayItIsTheDistanceLessAShareOfTheDeviation() {
        assertThat(probe(100, 0, 1).value()).isCloseTo(100 - 1 / Math.sqrt(Math.PI), within(1e-13));
        assertThat(probe(100, 0, 1).gradient()[0]).isEqualTo(1);
        assertThat(probe(100, 0, 1e-300).value()).isEqualTo(100);
        assertThat(probe(1e300, 0, 1e-300).gradient("scale")[0]).isCloseTo(-1 / Math.sqrt(Math.PI), within(ULPS));
    }
}
