// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RegressionMetricsTest {

    @Test
    void threeRowsByHand() {
        // residuals 1, -2, 0; targets 1, 4, 7 around their mean 4: 9 + 0 + 9
        Measurement measured = RegressionMetrics.of(new double[] {2, 2, 7}, new double[] {1, 4, 7});
        assertThat(measured.values()).containsExactly(Map.entry("mae", 1.0), Map.entry("rmse", Math.sqrt(5 / 3.0)),
                Map.entry("r2", 1 - 5 / 18.0));
    }

    @Test
    void perfectPredictionsHaveRSquaredOneAndTheMeanHasZero() {
        assertThat(RegressionMetrics.of(new double[] {1, 2, 6}, new double[] {1, 2, 6}).values()).containsEntry("r2",
                1.0);
        assertThat(RegressionMetrics.of(new double[] {3, 3, 3}, new double[] {1, 2, 6}).values()).containsEntry("r2",
                0.0);
    }

    @Test
    void rSquaredOfEqualTargetsIsAbsentWithAReason() {
        Measurement measured = RegressionMetrics.of(new double[] {1, 2}, new double[] {5, 5});
        assertThat(measured.values()).containsOnlyKeys("mae", "rmse");
        assertThat(measured.absent()).containsEntry("r2", "all targets are equal");
        assertThat(RegressionMetrics.of(new double[] {1}, new double[] {5}).absent()).containsEntry("r2",
                "there is one row only");
    }

    @Test
    void whatIsNotFiniteIsAbsent() {
        Measurement measured = RegressionMetrics.of(new double[] {Double.NaN, 2}, new double[] {5, 6});
        assertThat(measured.values()).isEmpty();
        assertThat(measured.absent()).containsOnlyKeys("mae", "rmse", "r2");
    }

    @Test
    void rowsMustMatch() {
        assertThatThrownBy(() -> RegressionMetrics.of(new double[1], new double[2])).hasMessageContaining("as many");
        assertThatThrownBy(() -> RegressionMetrics.of(new double[0], new double[0])).hasMessageContaining("no row");
    }

    @Property
    void aShiftOfBothChangesNothing(
            @ForAll @Size(min = 2, max = 20) List<@DoubleRange(min = -1e3, max = 1e3) Double> numbers,
            @ForAll @DoubleRange(min = -1e3, max = 1e3) double shift) {
        double[] targets = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        var predictions = new double[targets.length];
        var shiftedPredictions = new double[targets.length];
        var shiftedTargets = new double[targets.length];
        for (int i = 0; i < targets.length; i++) {
            predictions[i] = targets[i] * 0.5 + i;
            shiftedPredictions[i] = predictions[i] + shift;
            shiftedTargets[i] = targets[i] + shift;
        }
        // twenty residuals of at most 2,000, each rounded by the shift to half an ulp of 4,000
        double mae = RegressionMetrics.of(predictions, targets).values().get("mae");
        assertThat(RegressionMetrics.of(shiftedPredictions, shiftedTargets).values().get("mae")).isCloseTo(mae,
                within(1e-11));
    }
}
