// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

/// Losses of which the golden files know nothing: values that can be checked by hand.
class WithoutReferenceTest {
    /// A few roundings of numbers of about this size.
    private static final double ULPS = 1e-14;
    private static final double LOG_2 = Math.log(2);

    @Test
    void halfTheSquaredErrorHasTheResidualAsItsSlope() {
        LossProbe probe = LossProbe.of("half-squared-error").predictions(3, -1).targets(1, 0)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(2, 0.5);
        assertThat(probe.gradient()).containsExactly(2, -1);
    }

    @Test
    void pseudoHuberIsSmoothAndDoesNotOverflow() {
        LossProbe probe = LossProbe.of("pseudo-huber(delta=3)").predictions(4, -4, 0, 1e200).targets(0, 0, 0, 0)
                .reduced(LossReduction.NONE);

        // √(1 + (4/3)²) is 5/3
        assertThat(probe.values()).containsExactly(new double[] {6, 6, 0, 3e200}, within(1e186));
        assertThat(probe.values()[0]).isCloseTo(6, within(ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {2.4, -2.4, 0, 3}, within(ULPS));
    }

    @Test
    void theRootOfTheMeanSquare() {
        LossProbe probe = LossProbe.of("rmse").predictions(3, 0).targets(0, 4);

        assertThat(probe.value()).isCloseTo(Math.sqrt(12.5), within(ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {1.5 / Math.sqrt(12.5), -2 / Math.sqrt(12.5)},
                within(ULPS));
        assertThat(probe.with("sampleWeights", 1, 0).value()).isEqualTo(3);
    }

    @Test
    void theRootHasASlopeOfZeroWhereNothingIsOff() {
        LossProbe probe = LossProbe.of("rmse").predictions(1, 2).targets(1, 2);

        assertThat(probe.value()).isZero();
        assertThat(probe.gradient()).containsOnly(0);
    }

    @Test
    void mistakesAreCountedAndHaveNoSlope() {
        LossProbe probe = LossProbe.of("zero-one").predictions(2, -2, 0, Double.NaN).targets(1, 1, -1, 1)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(0, 1, 0, 1);
        assertThat(probe.assembled().differentiable()).isEmpty();
    }

    @Test
    void pairsComeTogetherOrStayApart() {
        LossProbe probe = LossProbe.of("contrastive(margin=6)").with("input1", new int[] {2, 2}, 3, 4, 3, 4)
                .with("input2", new int[] {2, 2}, 0, 0, 0, 0).targets(1, 0).reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(25, 1);
        assertThat(probe.gradient("input1")).containsExactly(new double[] {6, 8, -1.2, -1.6}, within(ULPS));
    }

    @Test
    void lowRanksWeighMore() {
        LossProbe probe = LossProbe.of("warp").with("positive", 1, 1, 5).with("negative", 0.5, 0.5, 0)
                .with("rank", 1, Math.E, 100).reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(new double[] {0, 0.5, 0}, within(ULPS));
        assertThat(probe.gradient("negative")).containsExactly(new double[] {0, 1, 0}, within(ULPS));
    }

    @Test
    void theGameOfTwo() {
        LossProbe both = LossProbe.of("gan-minimax").with("real", 0).with("fake", 0, 0);
        LossProbe other = LossProbe.of("gan-minimax(part=generator)").with("real", 0).with("fake", 0, 0);

        assertThat(both.value()).isCloseTo(2 * LOG_2, within(ULPS));
        assertThat(other.value()).isCloseTo(-2 * LOG_2, within(ULPS));
        assertThat(other.gradient("fake")).containsExactly(new double[] {-0.25, -0.25}, within(ULPS));
    }

    @Test
    void onlyHiddenPatchesCount() {
        LossProbe probe = LossProbe.of("masked-reconstruction").with("prediction", new int[] {1, 2, 2}, 1, 3, 9, 9)
                .with("target", new int[] {1, 2, 2}, 0, 0, 0, 0).with("mask", new int[] {1, 2}, 1, 0);

        assertThat(probe.value()).isEqualTo(5);
        assertThat(probe.gradient("prediction")).containsExactly(1, 3, 0, 0);
    }

    @Test
    void unitsThatAreAsRareAsAskedForCostNothing() {
        LossProbe probe = LossProbe.of("kl-sparsity(rho=0.25, beta=2)").with("activations", new int[] {2, 2}, 0.25, 0.5,
                0.25, 0.5).reduced(LossReduction.NONE);

        double divergence = 0.25 * Math.log(0.5) + 0.75 * Math.log(1.5);
        assertThat(probe.values()).containsExactly(new double[] {0, 2 * divergence}, within(ULPS));
    }

    @Test
    void boxesApartAreDrawnTogether() {
        LossProbe probe = LossProbe.of("giou(epsilon=1e-12)").with("prediction", new int[] {1, 4}, 0, 0, 1, 1)
                .with("target", new int[] {1, 4}, 3, 0, 4, 1);

        // no overlap; two of the four squares of the box around both are empty
        assertThat(probe.value()).isCloseTo(1.5, within(1e-11));
        assertThat(probe.gradient("prediction")[2]).isNegative();
    }

    @Test
    void aVarianceMayBeThatOfAWholeRow() {
        LossProbe probe = LossProbe.of("gaussian-nll").with("prediction", new int[] {2, 2}, 1, 2, 0, 0)
                .with("target", new int[] {2, 2}, 0, 0, 0, 0).reduced(LossReduction.SUM);

        assertThat(probe.with("variance", new int[] {2}, 1, 1).value()).isEqualTo(2.5);
        assertThat(probe.gradient("variance")).containsExactly(-1.5, 1);
        assertThat(probe.with("variance", new int[] {2, 1}, 1, 1).value()).isEqualTo(2.5);
    }

    @Test
    void aMeanOfNothingIsNaNAndDoesNotPull() {
        LossProbe probe = LossProbe.of("supcon").with("embeddings", new int[] {2, 2}, 1, 0, 0, 1).targets(0, 1);

        assertThat(probe.value()).isNaN();
        assertThat(probe.gradient("embeddings")).containsOnly(0);
    }
}
