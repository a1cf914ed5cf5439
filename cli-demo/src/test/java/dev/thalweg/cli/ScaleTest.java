// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void ticksAreRoundNumbers() {
        assertThat(Scale.linear(-3, 3).ticks()).map(BigDecimal::intValue).containsExactly(-3, -2, -1, 0, 1, 2, 3);
        assertThat(Scale.linear(0, 1).ticks()).map(BigDecimal::doubleValue).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8,
                1.0);
        assertThat(Scale.linear(-40, 190).ticks()).map(BigDecimal::intValue).containsExactly(0, 50, 100, 150);
    }

    @Test
    void ticksOfALogarithmicScaleArePowersOfTen() {
        assertThat(Scale.logarithmic(1e-7, 20).ticks()).map(Scale::label).containsExactly("100E-9", "0.000001",
                "0.00001",
                "0.0001", "0.001", "0.01", "0.1", "1", "10");
    }

    @Test
    void equalRatiosAreEquallyLong() {
        Scale scale = Scale.logarithmic(0.01, 100);

        assertThat(scale.part(0.01)).isZero();
        assertThat(scale.part(1)).isEqualTo(0.5);
        assertThat(scale.part(100)).isEqualTo(1);
    }
}
