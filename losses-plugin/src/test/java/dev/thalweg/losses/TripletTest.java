// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TripletTest {
    private static final String PLAIN = "triplet(epsilon=0";
    private static final double ULPS = 1e-15;

    private static LossProbe probe(String loss, double[] anchor, double[] positive, double... negative) {
        return LossProbe.of(loss).with("anchor", anchor).with("positive", positive).with("negative", negative);
    }

    @Test
    void theDistancesAreComparedWithTheMargin() {
        LossProbe probe = probe(PLAIN + ")", new double[] {0, 0}, new double[] {3, 4}, 0, 2);

        assertThat(probe.value()).isEqualTo(5 - 2 + 1);
        assertThat(probe.gradient("positive")).containsExactly(new double[] {0.6, 0.8}, within(ULPS));
        assertThat(probe.gradient("negative")).containsExactly(new double[] {0, -1}, within(ULPS));
        assertThat(probe.gradient("anchor")).containsExactly(new double[] {-0.6, 0.2}, within(ULPS));
    }

    @Test
    void aNegativeFarEnoughCostsNothing() {
        LossProbe probe = probe("triplet", new double[] {0, 0}, new double[] {0, 1}, 0, 100);

        assertThat(probe.value()).isZero();
        assertThat(probe.gradient("anchor")).containsOnly(0);
    }

    @Test
    void aSwapTakesTheNearerNegative() {
        assertThat(probe(PLAIN + ", swap=true)", new double[] {0, 0}, new double[] {3, 0}, 4, 0).value())
                .isEqualTo(3 - 1 + 1);
    }

    @Test
    void otherNormsMeasureOtherwise() {
        assertThat(probe(PLAIN + ", p=1)", new double[] {0, 0}, new double[] {3, 4}, 0, 2).value())
                .isEqualTo(7 - 2 + 1);
        assertThat(probe(PLAIN + ", p=3)", new double[] {0, 0}, new double[] {3, 4}, 0, 2).value())
                .isCloseTo(Math.cbrt(91) - 2 + 1, within(1e-14));
    }

    @Test
    void aPointIsNearItself() {
        LossProbe probe = probe(PLAIN + ")", new double[] {1, 2}, new double[] {1, 2}, 1, 2);

        assertThat(probe.value()).isEqualTo(1);
        assertThat(probe.gradient("positive")).containsOnly(0);
    }
}
