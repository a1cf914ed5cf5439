// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class QuantileTest {
    /// A few roundings of numbers of about this size.
    private static final double ULPS = 1e-15;

    @Test
    void tooLowCostsTheQuantileAndTooHighTheRest() {
        LossProbe probe = LossProbe.of("quantile(quantile=0.9)").predictions(0, 2).targets(1, 1)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(new double[] {0.9, 0.1}, within(ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {-0.9, 0.1}, within(ULPS));
    }

    @Test
    void equalityTakesTheSideBelow() {
        LossProbe probe = LossProbe.of("quantile(quantile=0.25)").predictions(1).targets(1);

        assertThat(probe.value()).isZero();
        assertThat(probe.gradient()).containsExactly(-0.25);
    }

    @Test
    void theQuantileOfTheTargetsCostsLeast() {
        double[] targets = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double atQuantile = cost(8, targets);
        for (double other : new double[] {6, 7, 9, 10}) {
            assertThat(cost(other, targets)).isGreaterThan(atQuantile);
        }
    }

    private static double cost(double constant, double[] targets) {
        double[] predictions = new double[targets.length];
        java.util.Arrays.fill(predictions, constant);
        return LossProbe.of("quantile(quantile=0.75)").predictions(predictions).targets(targets).value();
    }

    @Test
    void theEndsAreNoQuantiles() {
        assertThatThrownBy(() -> LossProbe.of("quantile(quantile=1)"))
                .hasMessageContaining("between 0 and 1, both excluded");
    }
}
