// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

/// What stands in `docs/errata.md`.
class ErrataTest {
    /// Half of the last printed digit.
    private static final double PRINTED = 0.0005;

    @Test
    void binaryCrossEntropyOfTwoPredictionsThatAreWrong() {
        assertThat(LossProbe.of("bce").predictions(0.2, 0.8).targets(1, 0).value()).isCloseTo(1.609, within(PRINTED));
    }

    @Test
    void focalLossOfAPredictionThatIsRightAndOneThatIsWrong() {
        LossProbe probe = focal("2", 0.6, 0.6).targets(1, 0);

        assertThat(probe.values()[0]).isCloseTo(0.0817, within(PRINTED / 10));
        assertThat(probe.values()[1]).isCloseTo(0.330, within(PRINTED));
    }

    @Test
    void aLargerGammaFadesWhatIsConfidentWhateverItsClass() {
        for (double target : new double[] {0, 1}) {
            double confident = target == 1 ? 0.9 : 0.1;
            double[] mild = focal("1", confident, 0.5).targets(target, target).values();
            double[] strong = focal("3", confident, 0.5).targets(target, target).values();

            assertThat(strong[0] / mild[0]).isCloseTo(0.01, within(1e-9));
            assertThat(strong[1] / mild[1]).isCloseTo(0.25, within(1e-9));
        }
    }

    private static LossProbe focal(String gamma, double... probabilities) {
        double[] logits = new double[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.log(probabilities[i] / (1 - probabilities[i]));
        }
        return LossProbe.of("focal-binary(alpha=-1, gamma=" + gamma + ")").predictions(logits)
                .reduced(LossReduction.NONE);
    }

    @Test
    void smoothL1BeyondItsCorner() {
        LossProbe probe = LossProbe.of("smooth-l1").predictions(10, 20).targets(12, 18);

        assertThat(probe.reduced(LossReduction.NONE).values()).containsExactly(1.5, 1.5);
        assertThat(LossProbe.of("smooth-l1").predictions(10, 20).targets(5, 25).reduced(LossReduction.SUM).value())
                .isEqualTo(9);
    }

    @Test
    void theGradientOfTheMeanSquaredErrorPointsUphill() {
        assertThat(LossProbe.of("mse").predictions(1, 5).targets(3, 4).gradient()).containsExactly(-2 / 2.0 * (3 - 1),
                -2 / 2.0 * (4 - 5));
    }

    @Test
    void aSoftmaxBeforeCrossEntropyIsAppliedTwice() {
        LossProbe certain = LossProbe.of("cross-entropy").with("prediction", new int[] {1, 2}, 1, 0).targets(0);

        assertThat(certain.value()).isCloseTo(0.313, within(PRINTED));
    }
}
