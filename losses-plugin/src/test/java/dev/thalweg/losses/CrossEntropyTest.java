// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {
    /// A few roundings of numbers of about this size.
    private static final double ULPS = 1e-15;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static final double E = Math.E;

    @Test
    void equalLogitsCostTheLogarithmOfTheClasses() {
        LossProbe probe = LossProbe.of("cross-entropy").predictions(3, 3, 3, 3).with(LossInput.TARGET, new int[0], 2);

        assertThat(probe.value()).isCloseTo(Math.log(4), within(4 * ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {0.25, 0.25, -0.75, 0.25}, within(ULPS));
    }

    @Test
    void theMeanOfWeightedLabelsDividesByTheirWeights() {
        LossProbe probe = LossProbe.of("cross-entropy").with(LossInput.PREDICTION, new int[] {2, 2}, 0, 0, 0, 1)
                .with("labels", 0, 1).with("weight", 3, 1);
        double second = Math.log((1 + E) / E);

        assertThat(probe.value()).isCloseTo((3 * Math.log(2) + second) / 4, within(ULPS));
        assertThat(probe.reduced(LossReduction.MEAN).value()).isCloseTo((3 * Math.log(2) + second) / 2,
                within(4 * ULPS));
    }

    @Test
    void smoothingSpreadsAPartOfTheLabel() {
        LossProbe probe = LossProbe.of("cross-entropy(labelSmoothing=0.5)").predictions(0, 1)
                .with(LossInput.TARGET, new int[0], 1);
        double first = Math.log(1 + E);
        double second = Math.log((1 + E) / E);

        assertThat(probe.value()).isCloseTo(0.25 * first + 0.75 * second, within(ULPS));
    }

    @Test
    void distributionsCostTheirExpectation() {
        LossProbe probe = LossProbe.of("cross-entropy(target=probabilities)")
                .with(LossInput.PREDICTION, new int[] {1, 2}, 0, 1)
                .with(LossInput.TARGET, new int[] {1, 2}, 0.25, 0.75);
        double p = E / (1 + E);

        assertThat(probe.value()).isCloseTo(-0.25 * Math.log(1 - p) - 0.75 * Math.log(p), within(ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {0.75 - p, p - 0.75}, within(ULPS));
    }

    @Test
    void aDistributionOfOneClassIsALabel() {
        LossProbe soft = LossProbe.of("cross-entropy(target=probabilities)").predictions(1, -2, 0.5).targets(0, 1, 0);
        LossProbe hard = LossProbe.of("cross-entropy").predictions(1, -2, 0.5).with(LossInput.TARGET, new int[0], 1);

        assertThat(soft.value()).isCloseTo(hard.value(), within(4 * ULPS));
        assertThat(soft.gradient()).containsExactly(hard.gradient(), within(ULPS));
    }

    @Test
    void whenNoLabelCountsTheMeanIsNotANumberButTheGradientIsZero() {
        LossProbe probe = LossProbe.of("cross-entropy").with(LossInput.PREDICTION, new int[] {2, 2}, 1, 2, 3, 4)
                .with("labels", -100, -100);

        assertThat(probe.value()).isNaN();
        assertThat(probe.gradient()).containsOnly(0);
    }

    @Test
    void anotherLabelCanBeIgnored() {
        LossProbe probe = LossProbe.of("cross-entropy(ignoreIndex=1)")
                .with(LossInput.PREDICTION, new int[] {2, 2}, 0, 0, 9, 9)
                .with("labels", 0, 1).reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(new double[] {Math.log(2), 0}, within(ULPS));
    }

    @Test
    void aMaskedClassHasNoPart() {
        LossProbe probe = LossProbe.of("cross-entropy").predictions(0, -INF, 0).with(LossInput.TARGET, new int[0], 0);

        assertThat(probe.value()).isCloseTo(Math.log(2), within(ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {-0.5, 0, 0.5}, within(ULPS));
    }

    @Test
    void aProbabilityOfZeroOnAMaskedClassAddsNothing() {
        LossProbe probe = LossProbe.of("cross-entropy(target=probabilities)").predictions(-INF, 0, 0).targets(0, 0.5,
                0.5);

        assertThat(probe.value()).isCloseTo(Math.log(2), within(ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {0, 0, 0}, within(ULPS));
    }

    @Test
    void aNanStaysInItsRow() {
        LossProbe probe = LossProbe.of("cross-entropy")
                .with(LossInput.PREDICTION, new int[] {2, 2}, Double.NaN, 0, 0, 0)
                .with("labels", 0, 0).reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(new double[] {Double.NaN, Math.log(2)}, within(ULPS));
        assertThat(probe.gradient()).containsExactly(new double[] {Double.NaN, Double.NaN, -0.5, 0.5}, within(ULPS));
    }

    @Test
    void classesAreTheSecondAxisOfImages() {
        LossProbe image = LossProbe.of("cross-entropy")
                .with(LossInput.PREDICTION, new int[] {1, 2, 3}, 0, 1, 2, 5, 3, 1)
                .with("labels", new int[] {1, 3}, 0, 1, 0).reduced(LossReduction.NONE);
        LossProbe pixels = LossProbe.of("cross-entropy").with(LossInput.PREDICTION, new int[] {3, 2}, 0, 5, 1, 3, 2, 1)
                .with("labels", 0, 1, 0).reduced(LossReduction.NONE);

        assertThat(image.values()).containsExactly(pixels.values());
    }
}
