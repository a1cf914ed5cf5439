// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class LinearCrossEntropyTest {
    private static final double ULPS = 4e-15;
    private static final double[] HIDDEN = {1, -0.5, 0.25, 2};
    private static final double[] WEIGHT = {0.5, 1, -1, 2, 0, 1};
    /// `hidden · weightᵀ`
    private static final double[] LOGITS = {0, -2, -0.5, 2.125, 3.75, 2};

    private static LossProbe linear(String loss, double... labels) {
        return LossProbe.of(loss).with("hidden", new int[] {2, 2}, HIDDEN).with("weight", new int[] {3, 2}, WEIGHT)
                .with("labels", labels);
    }

    private static LossProbe logits(String loss, double... labels) {
        return LossProbe.of(loss).with(LossInput.PREDICTION, new int[] {2, 3}, LOGITS).with("labels", labels);
    }

    @Test
    void itIsCrossEntropyOfTheProduct() {
        for (String arguments : new String[] {"", "(labelSmoothing=0.2)", "(ignoreIndex=1)"}) {
            LossProbe probe = linear("linear-cross-entropy" + arguments, 0, 1);
            LossProbe plain = logits("cross-entropy" + arguments, 0, 1);
            assertThat(probe.value()).isCloseTo(plain.value(), within(ULPS));
            double[] g = plain.gradient();
            double[] ofHidden = probe.gradient("hidden");
            for (int n = 0; n < 2; n++) {
                for (int d = 0; d < 2; d++) {
                    double expected = g[3 * n] * WEIGHT[d] + g[3 * n + 1] * WEIGHT[2 + d]
                            + g[3 * n + 2] * WEIGHT[4 + d];
                    assertThat(ofHidden[2 * n + d]).isCloseTo(expected, within(ULPS));
                }
            }
        }
    }

    @Test
    void theBiasIsAddedToTheLogits() {
        LossProbe probe = linear("linear-cross-entropy", 2, 1).with("bias", 1, 2, 3);
        double[] moved = {1, 0, 2.5, 3.125, 5.75, 5};
        LossProbe plain = logits("cross-entropy", 2, 1).changed(LossInput.PREDICTION, moved);
        double[] g = plain.gradient();

        assertThat(probe.value()).isCloseTo(plain.value(), within(ULPS));
        assertThat(probe.gradient("bias")).containsExactly(new double[] {g[0] + g[3], g[1] + g[4], g[2] + g[5]},
                within(ULPS));
    }

    @Test
    void theCapBoundsTheLogits() {
        LossProbe probe = LossProbe.of("linear-cross-entropy(softcap=2)").with("hidden", new int[] {1}, 1000)
                .with("weight", new int[] {2, 1}, 1, -1).with("labels", new int[0], 1);

        assertThat(probe.value()).isCloseTo(4 + Math.log1p(Math.exp(-4)), within(ULPS));
    }

    @Test
    void theZLossIsTheSquaredLogarithmOfTheSum() {
        double plain = linear("linear-cross-entropy", 0, -100).value();
        double logSumExp = Math.log(1 + Math.exp(-2) + Math.exp(-0.5));

        assertThat(linear("linear-cross-entropy(zWeight=0.5)", 0, -100).value())
                .isCloseTo(plain + 0.5 * logSumExp * logSumExp, within(ULPS));
    }

    @Test
    void ignoredRowsHaveNoPart() {
        LossProbe probe = linear("linear-cross-entropy", -100, -100);

        assertThat(probe.reduced(LossReduction.SUM).value()).isZero();
        assertThat(probe.gradient("weight")).containsOnly(0);
    }

    @Test
    void weightsOfOtherFeaturesAreRefused() {
        LossProbe probe = linear("linear-cross-entropy", 0, 1).with("weight", new int[] {2, 3}, WEIGHT);

        assertThatThrownBy(probe::value).hasMessage("shapes differ: 'hidden' [2, 2], 'weight' [2, 3]; "
                + "expected the same size along 'd'.");
    }
}
