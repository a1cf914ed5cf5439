// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StudentTNllTest {
    private static final double ULPS = 1e-14;

    private static LossProbe probe(double prediction, double target, double scale, double freedom) {
        return LossProbe.of("student-t-nll").predictions(prediction).targets(target).with("scale", scale).with("df",
                freedom);
    }

    @Test
    void oneDegreeOfFreedomIsCauchy() {
        // the density is 1/(pi*s*(1 + z^2))
        assertThat(probe(3, 1, 2, 1).value()).isCloseTo(Math.log(2 * Math.PI * 2), within(ULPS));
        assertThat(probe(3, 1, 2, 1).gradient()[0]).isCloseTo(2.0 * 2 / (4 + 4), within(ULPS));
    }

    @Test
    void manyDegreesOfFreedomAreGaussian() {
        double gaussian = Math.log(Math.sqrt(2 * Math.PI)) + 0.5;

        assertThat(probe(1, 0, 1, 1e8).value()).isCloseTo(gaussian, within(1e-6));
    }

    @Test
    void anOutlierPullsLessTheFartherItIs() {
        assertThat(probe(1e3, 0, 1, 3).gradient()[0]).isLessThan(probe(2, 0, 1, 3).gradient()[0])
                .isCloseTo(4 / 1e3, within(1e-7));
        assertThat(probe(1e200, 0, 1, 3).value()).isCloseTo(4 * Math.log(1e200) - 2 * Math.log(3) - Math.log(2)
                + Math.log(Math.sqrt(3) * Math.PI), within(1e-12));
        assertThat(probe(1e200, 0, 1, 3).gradient()[0]).isCloseTo(4e-200, within(1e-213));
    }
}
