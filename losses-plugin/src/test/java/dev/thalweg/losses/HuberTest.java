// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class HuberTest {
    /// A few roundings of numbers of about this size.
    private static final double ULPS = 1e-15;
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void itIsQuadraticInsideDeltaAndLinearOutside() {
        LossProbe probe = LossProbe.of("huber(delta=2)").predictions(1, -1, 5, -5).targets(0, 0, 0, 0)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(0.5, 0.5, 8, 8);
        assertThat(probe.gradient()).containsExactly(1, -1, 2, -2);
    }

    @Test
    void bothPiecesMeetAtDelta() {
        LossProbe probe = LossProbe.of("huber").predictions(1, Math.nextUp(1.0), Math.nextDown(1.0)).targets(0, 0, 0)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(new double[] {0.5, 0.5, 0.5}, within(ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {1, 1, 1}, within(ULPS));
    }

    @Test
    void oneOutlierPullsNoHarderThanDelta() {
        LossProbe probe = LossProbe.of("huber(delta=0.5)").predictions(1e300, -INF).targets(0, 0)
                .reduced(LossReduction.NONE);

        assertThat(probe.gradient()).containsExactly(0.5, -0.5);
        assertThat(probe.values()).containsExactly(5e299, INF);
    }

    @Test
    void anotherDeltaIsTheSameFormula() {
        assertThat(LossProbe.of("huber(delta=2)").predictions(1).targets(0).assembled().value())
                .isEqualTo(LossProbe.of("huber").predictions(1).targets(0).assembled().value());
    }

    @Test
    void aDeltaThatIsNotPositiveIsRefused() {
        for (String delta : new String[] {"0", "-1", "NaN", "Infinity", "much"}) {
            assertThatThrownBy(() -> LossProbe.of("huber(delta=" + delta + ")"))
                    .hasMessage("loss 'huber': parameter 'delta' is "
                            + delta + "; expected a finite number > 0. Try delta=1 (the default).")
                    .extracting(e -> ((dev.thalweg.api.ThalwegException) e).id()).isEqualTo("TH-L012");
        }
    }
}
