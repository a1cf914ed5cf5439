// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class MseTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void aResidualOfThreeCostsNineAndPullsWithSix() {
        LossProbe probe = LossProbe.of("mse").predictions(4, 1).targets(1, 1).reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(9, 0);
        assertThat(probe.gradient()).containsExactly(6, 0);
        assertThat(probe.gradient(LossInput.TARGET)).containsExactly(new double[] {-6, 0}, within(0.0));
    }

    @Test
    void theMeanDividesByTheElementsAndTheWeightedMeanByTheWeights() {
        LossProbe probe = LossProbe.of("mse").predictions(1, 2).targets(0, 0).with("weight", 3, 1);

        assertThat(probe.value()).isEqualTo(3.5);
        assertThat(probe.reduced(LossReduction.WEIGHTED_MEAN).value()).isEqualTo(1.75);
        assertThat(probe.reduced(LossReduction.SUM).value()).isEqualTo(7);
    }

    @Test
    void weightsBroadcastFromTheLastAxis() {
        LossProbe probe = LossProbe.of("mse").with(LossInput.PREDICTION, new int[] {2, 3}, 1, 1, 1, 2, 2, 2)
                .with(LossInput.TARGET, new int[] {2, 3}, new double[6]).reduced(LossReduction.NONE);

        assertThat(probe.with("weight", 1, 0, 2).values()).containsExactly(1, 0, 2, 4, 0, 8);
        assertThat(probe.with("weight", new int[] {2, 1}, 1, 3).values()).containsExactly(1, 1, 1, 12, 12, 12);
    }

    @Test
    void theBatchMeanDividesByRows() {
        LossProbe probe = LossProbe.of("mse").with(LossInput.PREDICTION, new int[] {2, 2}, 1, 1, 1, 1)
                .with(LossInput.TARGET, new int[] {2, 2}, new double[4]).reduced(LossReduction.BATCH_MEAN);

        assertThat(probe.value()).isEqualTo(2);
    }

    @Test
    void ofNoElementTheSumIsZeroAndTheMeanIsNotANumber() {
        LossProbe probe = LossProbe.of("mse").predictions().targets();

        assertThat(probe.reduced(LossReduction.SUM).value()).isZero();
        assertThat(probe.reduced(LossReduction.MEAN).value()).isNaN();
        assertThat(probe.gradient()).isEmpty();
    }

    @Test
    void infinityAndNanStayWhereTheyAre() {
        LossProbe probe = LossProbe.of("mse").predictions(INF, Double.NaN, 1).targets(0, 0, 0)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(INF, Double.NaN, 1);
        assertThat(probe.gradient()).containsExactly(INF, Double.NaN, 2);
    }
}
