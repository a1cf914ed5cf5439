// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class CosineEmbeddingTest {
    /// The epsilon of 1e-12 beside squared lengths of about 1.
    private static final double EPSILON = 2e-12;

    private static LossProbe pair(String loss, double target, double[] a, double... b) {
        return LossProbe.of(loss).with("input1", a).with("input2", b).with(LossInput.TARGET, new int[0], target);
    }

    @Test
    void aPairThatBelongsTogetherCostsOneLessTheCosine() {
        LossProbe probe = pair("cosine-embedding", 1, new double[] {3, 0}, 1, 1);

        assertThat(probe.value()).isCloseTo(1 - Math.sqrt(0.5), within(EPSILON));
        // -(b/(|a||b|) - cos·a/|a|²)
        assertThat(probe.gradient("input1")).containsExactly(new double[] {0, -Math.sqrt(0.5) / 3}, within(EPSILON));
    }

    @Test
    void aPairApartCostsWhatTheCosineExceedsTheMargin() {
        assertThat(pair("cosine-embedding(margin=0.5)", -1, new double[] {3, 0}, 1, 1).value())
                .isCloseTo(Math.sqrt(0.5) - 0.5, within(EPSILON));
        assertThat(pair("cosine-embedding(margin=0.5)", -1, new double[] {3, 0}, 0, 1).value()).isZero();
        assertThat(pair("cosine-embedding(margin=0.5)", -1, new double[] {3, 0}, 0, 1).gradient("input1"))
                .containsOnly(0);
    }

    @Test
    void atTheMarginTheGradientPasses() {
        assertThat(pair("cosine-embedding", -1, new double[] {1, 0}, 0, 1).gradient("input1"))
                .containsExactly(new double[] {0, 1}, within(EPSILON));
    }

    @Test
    void aVectorOfZerosHasNoDirection() {
        assertThat(pair("cosine-embedding", 1, new double[] {0, 0}, 1, 1).value()).isEqualTo(1);
    }

    @Test
    void aBatchIsItsPairs() {
        LossProbe probe = LossProbe.of("cosine-embedding").with("input1", new int[] {2, 2}, 1, 0, 1, 0)
                .with("input2", new int[] {2, 2}, 0, 1, 1, 0).with(LossInput.TARGET, 1, -1)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(new double[] {1, 1}, within(EPSILON));
    }

    @Test
    void inputsOfDifferentSizesAreRefused() {
        LossProbe probe = pair("cosine-embedding", 1, new double[] {1, 0, 0}, 1, 1);

        assertThatThrownBy(probe::value).hasMessageContaining("'input1' [3], 'input2' [2]")
                .hasMessageContaining("along 'd'");
    }
}
