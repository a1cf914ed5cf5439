// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class BceWithLogitsTest {
    /// A few roundings of numbers of about this size.
    private static final double ULPS = 1e-15;

    @Test
    void anUndecidedLogitCostsLogTwo() {
        LossProbe probe = LossProbe.of("bce-with-logits").predictions(0, 0, 0).targets(0, 1, 0.25)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(new double[] {Math.log(2), Math.log(2), Math.log(2)}, within(ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {0.5, -0.5, 0.25}, within(ULPS));
    }

    @Test
    void itIsCrossEntropyOfTheProbability() {
        double p = 1 / (1 + Math.exp(-1.5));
        LossProbe probe = LossProbe.of("bce-with-logits").predictions(1.5, 1.5).targets(1, 0)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(new double[] {-Math.log(p), -Math.log(1 - p)}, within(ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {p - 1, p}, within(ULPS));
    }

    @Test
    void aLogitFarOutDoesNotOverflow() {
        LossProbe probe = LossProbe.of("bce-with-logits").predictions(1000, -1000, 1000, -1000).targets(0, 1, 1, 0)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(1000, 1000, 0, 0);
        assertThat(probe.gradient()).containsExactly(1, -1, 0, 0);
    }

    @Test
    void positiveWeightsCountPositiveTargetsAlone() {
        LossProbe probe = LossProbe.of("bce-with-logits").with(LossInput.PREDICTION, new int[] {2, 2}, 0, 0, 0, 0)
                .with(LossInput.TARGET, new int[] {2, 2}, 1, 0, 0, 1).with("pos_weight", 3, 5)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(
                new double[] {3 * Math.log(2), Math.log(2), Math.log(2), 5 * Math.log(2)}, within(4 * ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {-1.5, 0.5, 0.5, -2.5}, within(ULPS));
    }

    @Test
    void bothKindsOfWeightsMultiply() {
        LossProbe probe = LossProbe.of("bce-with-logits").predictions(0).targets(1).with("weight", 2.0)
                .with("positiveWeights", 3.0);

        assertThat(probe.value()).isCloseTo(6 * Math.log(2), within(4 * ULPS));
    }

    @Test
    void theTargetHasAGradientToo() {
        assertThat(LossProbe.of("bce-with-logits").predictions(2).targets(0.5).gradient(LossInput.TARGET))
                .containsExactly(-2);
    }
}
