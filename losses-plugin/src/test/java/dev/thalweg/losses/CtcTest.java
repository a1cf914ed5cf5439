// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class CtcTest {
    private static final double ULPS = 1e-14;

    private static LossProbe probe(String loss, int frames, double[] logits, double... target) {
        return LossProbe.of(loss).with("prediction", new int[] {frames, 1, logits.length / frames}, logits)
                .with("target", new int[] {1, target.length}, target).with("inputLengths", new int[] {1}, frames)
                .with("targetLengths", new int[] {1}, target.length);
    }

    @Test
    void allAlignmentsAreAddedUp() {
        // of two frames over a blank and one label: label-label, blank-label, label-blank
        assertThat(probe("ctc", 2, new double[4], 1).value()).isCloseTo(-Math.log(3.0 / 4), within(ULPS));
    }

    @Test
    void equalNeighboursNeedABlankBetween() {
        assertThat(probe("ctc", 3, new double[6], 1, 1).reduced(LossReduction.SUM).value())
                .isCloseTo(Math.log(8), within(ULPS));
        LossProbe tooShort = probe("ctc", 2, new double[4], 1, 1);
        assertThat(tooShort.value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(tooShort.gradient()).containsOnly(Double.NaN);
        LossProbe zeroed = probe("ctc(zeroInfinity=true)", 2, new double[4], 1, 1);
        assertThat(zeroed.value()).isZero();
        assertThat(zeroed.gradient()).containsOnly(0);
    }

    @Test
    void theMeanDividesByTheLengthOfTheTarget() {
        double[] logits = {0.5, 1, -1, 2, 0.25, 0.75, -0.5, 1.5, 1};
        LossProbe probe = probe("ctc", 3, logits, 1, 2);

        assertThat(probe.reduced(LossReduction.MEAN).value())
                .isCloseTo(probe.reduced(LossReduction.SUM).value() / 2, within(ULPS));
    }

    @Test
    void ofLogProbabilitiesTheDerivativeIsThatOfThem() {
        double half = Math.log(0.5);
        LossProbe probe = probe("ctc(input=log-probabilities)", 2, new double[] {half, half, half, half}, 1);

        // two of the three alignments have the label in a frame, one the blank
        assertThat(probe.gradient()).containsExactly(new double[] {-1 / 3.0, -2 / 3.0, -1 / 3.0, -2 / 3.0},
                within(ULPS));
    }

    @Test
    void framesBeyondTheLengthDoNotCount() {
        LossProbe longer = probe("ctc", 3, new double[] {0, 0, 0, 0, 7, -7}, 1).with("inputLengths", new int[] {1}, 2);

        assertThat(longer.value()).isCloseTo(-Math.log(3.0 / 4), within(ULPS));
        assertThat(longer.gradient()).endsWith(0, 0);
    }

    @Test
    void pathsThatLieFarBehindAtFirstAreKept() {
        // the label comes in the first frame or never, by a chance that no double holds beside that of the blank
        LossProbe probe = probe("ctc(input=log-probabilities)", 3, new double[] {0, -1e5, 0, -1e9, 0, -1e9}, 1);

        assertThat(probe.value()).isEqualTo(1e5);
        assertThat(probe.gradient()).containsExactly(0, -1, -1, 0, -1, 0);
    }

    @Test
    void improbableTargetsDoNotVanish() {
        assertThat(probe("ctc", 2, new double[] {0, -1e4, 0, -1e4}, 1).value()).isCloseTo(1e4 - Math.log(2),
                within(1e-11));
    }
}
