// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class FocalBinaryTest {
    /// A few roundings of numbers of about this size.
    private static final double ULPS = 1e-15;

    @Test
    void anUndecidedLogitCostsAQuarterOfItsEntropy() {
        LossProbe probe = LossProbe.of("focal-binary").predictions(0, 0).targets(1, 0).reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(new double[] {0.0625 * Math.log(2), 0.1875 * Math.log(2)},
                within(ULPS));
    }

    @Test
    void withoutFadingAndBalanceItIsCrossEntropy() {
        LossProbe focal = LossProbe.of("focal-binary(alpha=-1, gamma=0)").predictions(1.5, -2).targets(1, 0.3);
        LossProbe entropy = LossProbe.of("bce-with-logits").predictions(1.5, -2).targets(1, 0.3);

        assertThat(focal.value()).isEqualTo(entropy.value());
        assertThat(focal.gradient()).containsExactly(entropy.gradient());
    }

    @Test
    void aWholeExponentIsTheLimitOfOthers() {
        for (String gamma : new String[] {"1", "2"}) {
            LossProbe whole = LossProbe.of("focal-binary(gamma=" + gamma + ")").predictions(1.5, -2).targets(1, 1);
            LossProbe near = LossProbe.of("focal-binary(gamma=" + gamma + ".00000001)").predictions(1.5, -2).targets(1,
                    1);

            assertThat(near.value()).isCloseTo(whole.value(), within(1e-7));
            assertThat(near.gradient()).containsExactly(whole.gradient(), within(1e-7));
        }
    }

    @Test
    void whatIsRightFades() {
        LossProbe probe = LossProbe.of("focal-binary(alpha=-1)").predictions(4).targets(1);
        double wrong = 1 / (1 + Math.exp(4));

        assertThat(probe.value()).isCloseTo(wrong * wrong * -Math.log(1 - wrong), within(ULPS));
    }

    @Test
    void aLogitFarOutOnTheRightSideCostsNothingAndDoesNotPull() {
        for (String gamma : new String[] {"0.5", "1", "2", "3"}) {
            LossProbe probe = LossProbe.of("focal-binary(gamma=" + gamma + ")").predictions(1000, -1000).targets(1, 0)
                    .reduced(LossReduction.NONE);

            assertThat(probe.values()).containsExactly(0, 0);
            assertThat(probe.gradient()).containsExactly(new double[] {0, 0}, within(0.0));
        }
    }

    @Test
    void alphaWeighsPositiveTargets() {
        LossProbe balanced = LossProbe.of("focal-binary(alpha=0.25)").predictions(0.3, 0.3).targets(1, 0)
                .reduced(LossReduction.NONE);
        LossProbe plain = LossProbe.of("focal-binary(alpha=-1)").predictions(0.3, 0.3).targets(1, 0)
                .reduced(LossReduction.NONE);

        assertThat(balanced.values()[0]).isCloseTo(0.25 * plain.values()[0], within(ULPS));
        assertThat(balanced.values()[1]).isCloseTo(0.75 * plain.values()[1], within(ULPS));
    }
}
