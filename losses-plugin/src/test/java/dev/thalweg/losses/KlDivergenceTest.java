// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class KlDivergenceTest {
    /// A few roundings of numbers of about this size.
    private static final double ULPS = 1e-15;
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void theBatchMeanIsTheDivergence() {
        LossProbe probe = LossProbe.of("kl-divergence")
                .with(LossInput.PREDICTION, new int[] {1, 2}, Math.log(0.5), Math.log(0.5))
                .with(LossInput.TARGET, new int[] {1, 2}, 0.25, 0.75).reduced(LossReduction.BATCH_MEAN);

        assertThat(probe.value()).isCloseTo(0.25 * Math.log(0.5) + 0.75 * Math.log(1.5), within(ULPS));
        assertThat(probe.gradient()).containsExactly(-0.25, -0.75);
    }

    @Test
    void logarithmsOfTargetsGiveTheSame() {
        LossProbe plain = LossProbe.of("kl-div").predictions(-1, -2).targets(0.3, 0.7);
        LossProbe logs = LossProbe.of("kl-div(log_target=true)").predictions(-1, -2).targets(Math.log(0.3),
                Math.log(0.7));

        assertThat(logs.value()).isCloseTo(plain.value(), within(ULPS));
        assertThat(logs.gradient()).containsExactly(plain.gradient(), within(ULPS));
    }

    @Test
    void aTargetOfZeroAddsNothingWhateverIsPredicted() {
        LossProbe plain = LossProbe.of("kl-divergence").predictions(-INF, -1).targets(0, 0).reduced(LossReduction.NONE);
        LossProbe logs = LossProbe.of("kl-divergence(logTarget=true)").predictions(-INF, -1).targets(-INF, -INF)
                .reduced(LossReduction.NONE);

        assertThat(plain.values()).containsExactly(0, 0);
        assertThat(plain.gradient()).containsExactly(new double[] {0, 0}, within(0.0));
        assertThat(logs.values()).containsExactly(0, 0);
        assertThat(logs.gradient()).containsExactly(new double[] {0, 0}, within(0.0));
    }

    @Test
    void aTargetOfZeroIsPulledUpWithoutBound() {
        assertThat(LossProbe.of("kl-divergence").predictions(-1).targets(0).gradient(LossInput.TARGET))
                .containsExactly(-INF);
    }

    @Test
    void anImpossiblePredictionCostsInfinity() {
        assertThat(LossProbe.of("kl-divergence").predictions(-INF).targets(0.5).value()).isEqualTo(INF);
    }
}
