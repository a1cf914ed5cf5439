// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MultilabelMarginTest {
    private static final double ULPS = 1e-14;

    private static LossProbe probe(double[] scores, double... labels) {
        int[] shape = {1, scores.length};
        return LossProbe.of("multilabel-margin").with("prediction", shape, scores).with("target", shape, labels);
    }

    @Test
    void labelsAreHeldAgainstTheClassesOutside() {
        // classes 3 and 0 hold: 1 - (0.8 - 0.2), 1 - (0.8 - 0.4), 1 - (0.1 - 0.2), 1 - (0.1 - 0.4)
        LossProbe probe = probe(new double[] {0.1, 0.2, 0.4, 0.8}, 3, 0, -1, 1);

        assertThat(probe.value()).isCloseTo((0.4 + 0.6 + 1.1 + 1.3) / 4, within(ULPS));
        assertThat(probe.gradient()).containsExactly(-0.5, 0.5, 0.5, -0.5);
    }

    @Test
    void aLabelThatIsGivenTwiceCountsTwice() {
        double[] scores = {0, 0.5, -0.25};

        assertThat(probe(scores, 1, 1, -1).value()).isCloseTo(2 * probe(scores, 1, -1, -1).value(), within(ULPS));
    }

    @Test
    void atEqualityThereIsNoSlope() {
        LossProbe probe = probe(new double[] {1, 0, -3, -2}, 0, -1, 2, 2);

        assertThat(probe.value()).isZero();
        assertThat(probe.gradient()).containsOnly(0);
    }

    @Test
    void withoutLabelsOrWithAllOfThemNothingIsLost() {
        assertThat(probe(new double[] {3, 1}, -1, 0).value()).isZero();
        LossProbe full = probe(new double[] {3, 1}, 1, 0);
        assertThat(full.value()).isZero();
        assertThat(full.gradient()).containsOnly(0);
    }
}
