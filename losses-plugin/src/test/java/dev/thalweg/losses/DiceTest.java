// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class DiceTest {
    /// A few roundings of numbers near 1.
    private static final double ULPS = 4e-16;

    private static LossProbe probe(String loss, int[] shape, double[] predictions, double... targets) {
        return LossProbe.of(loss).with(LossInput.PREDICTION, shape, predictions).with(LossInput.TARGET, shape, targets);
    }

    @Test
    void aPerfectOverlapCostsNothing() {
        LossProbe probe = probe("dice", new int[] {1, 1, 2}, new double[] {1, 0}, 1, 0);

        assertThat(probe.value()).isZero();
        // (2·1 + 1)/3² - 2t/3
        assertThat(probe.gradient()).containsExactly(new double[] {-1.0 / 3, 1.0 / 3}, within(ULPS));
    }

    @Test
    void noOverlapCostsAllButTheSmoothing() {
        assertThat(probe("dice", new int[] {1, 1, 2}, new double[] {1, 0}, 0, 1).value()).isCloseTo(2.0 / 3,
                within(ULPS));
        assertThat(probe("dice(smooth=0)", new int[] {1, 1, 2}, new double[] {1, 0}, 0, 1).value()).isEqualTo(1);
    }

    @Test
    void eachImageAndClassIsASet() {
        LossProbe probe = probe("dice(smooth=0)", new int[] {2, 2, 1}, new double[] {1, 0.5, 0.25, 1}, 1, 1, 1, 0)
                .reduced(LossReduction.NONE);

        // 1 - 2pt/(p + t)
        assertThat(probe.values()).containsExactly(new double[] {0, 1 - 1 / 1.5, 1 - 0.5 / 1.25, 1}, within(ULPS));
    }

    @Test
    void aClassOfTheWholeBatchIsASet() {
        LossProbe probe = probe("dice(sumOver=batch, smooth=0)", new int[] {2, 2, 1}, new double[] {1, 0.5, 0.5, 1}, 1,
                1, 0, 1).reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(new double[] {1 - 2 / 2.5, 1 - 3 / 3.5}, within(ULPS));
    }

    @Test
    void squaresCountTheSizes() {
        assertThat(probe("dice(squared=true, smooth=0)", new int[] {1, 1, 1}, new double[] {0.5}, 1).value())
                .isCloseTo(1 - 1 / 1.25, within(ULPS));
    }

    @Test
    void nothingThereAndNothingPredictedIsPerfectUnlessUnsmoothed() {
        assertThat(probe("dice", new int[] {1, 1, 2}, new double[] {0, 0}, 0, 0).value()).isZero();
        assertThat(probe("dice(smooth=0)", new int[] {1, 1, 2}, new double[] {0, 0}, 0, 0).value()).isNaN();
    }
}
