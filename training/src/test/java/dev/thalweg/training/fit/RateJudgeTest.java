// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.training.RateFinding.Basis;
import dev.thalweg.training.RateRamp;
import dev.thalweg.training.fit.RateJudge.Proposal;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateJudgeTest {
    private static final RateRamp RAMP = RateRamp.defaults();
    private static final double ASKED = 0.007;

    private static Proposal judge(int steps, DoubleUnaryOperator lossAtPower) {
        double[] losses = IntStream.range(0, steps)
                .mapToDouble(i -> lossAtPower.applyAsDouble(Math.log10(RAMP.rate(i))))
                .toArray();
        return new RateJudge(RAMP, ASKED, losses).propose();
    }

    @Test
    void aTenthOfTheLowestIsProposed() {
        Proposal proposal = judge(200, power -> 1 + (power + 2) * (power + 2));

        assertThat(proposal.basis()).isEqualTo(Basis.MINIMUM);
        // a step is a factor of 1.08
        assertThat(proposal.learningRate()).isCloseTo(0.001, within(0.0001));
        assertThat(proposal.reason()).startsWith("a tenth of 0.01, where the smoothed loss was lowest");
    }

    @Test
    void noiseMovesItLittle() {
        Random random = new Random(1);

        Proposal proposal = judge(200, power -> 3 + Math.abs(power + 2) + 0.3 * random.nextGaussian());

        assertThat(proposal.basis()).isEqualTo(Basis.MINIMUM);
        assertThat(proposal.learningRate()).isBetween(0.0005, 0.002);
    }

    @Test
    void aFallWithinTheNoiseIsCalledThat() {
        Random random = new Random(2);

        Proposal proposal = judge(200, _ -> 1 + 0.2 * random.nextGaussian());

        assertThat(proposal.basis()).isIn(Basis.NOISY_MINIMUM, Basis.FLAT);
        assertThat(proposal.learningRate()).isPositive();
    }

    @Test
    void aLossThatStillFallsAsksForLargerRates() {
        Proposal proposal = judge(200, power -> 10 - power);

        assertThat(proposal.learningRate()).isEqualTo(1);
        assertThat(proposal.reason()).contains("look again with a larger --to");
    }

    @Test
    void aFlatLossLeavesWhatWasAskedFor() {
        Proposal proposal = judge(200, _ -> 0.5);

        assertThat(proposal.basis()).isEqualTo(Basis.FLAT);
        assertThat(proposal.learningRate()).isEqualTo(ASKED);
    }

    @Test
    void aLossThatOnlyRisesIsStayedBelow() {
        Proposal proposal = judge(150, power -> power < -3 ? 1 : 2);

        assertThat(proposal.basis()).isEqualTo(Basis.RISE);
        // smoothing sees the rise some steps before it comes
        assertThat(proposal.learningRate()).isBetween(0.00004, 0.0001);
    }

    @Test
    void aFlatLossThatEndsInDivergenceIsStayedBelow() {
        Proposal proposal = judge(100, _ -> 1);

        assertThat(proposal.basis()).isEqualTo(Basis.RISE);
        assertThat(proposal.learningRate()).isCloseTo(RAMP.rate(100) / 10, within(1e-5));
    }

    @Test
    void divergenceAtOnceHasAnAnswer() {
        for (int steps = 0; steps < 10; steps++) {
            Proposal proposal = judge(steps, _ -> 1e30);

            assertThat(proposal.basis()).isEqualTo(Basis.DIVERGED_AT_ONCE);
            assertThat(proposal.learningRate()).isEqualTo(1e-7);
            assertThat(proposal.reason()).contains("within " + steps + " steps", "smaller --from");
        }
    }
}
