// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class NtXentTest {
    private static final double ULPS = 4e-15;

    private static LossProbe probe(String loss, int rows, double[] first, double... second) {
        int[] shape = {rows, first.length / rows};
        return LossProbe.of(loss).with("view1", shape, first).with("view2", shape, second);
    }

    @Test
    void rowsThatAreAllAlikeCostTheLogarithmOfTheOthers() {
        LossProbe probe = probe("nt-xent(temperature=1)", 2, new double[] {1, 0, 2, 0}, 3, 0, 4, 0);

        assertThat(probe.reduced(LossReduction.NONE).values()).containsExactly(
                new double[] {Math.log(3), Math.log(3), Math.log(3), Math.log(3)}, within(ULPS));
    }

    @Test
    void aPartnerApartFromAllOthersCostsLittle() {
        LossProbe probe = probe("nt-xent(temperature=0.5)", 2, new double[] {1, 0, 0, 1}, 1, 0, 0, 1);

        // the partner has the similarity 1/0.5, the two others 0
        assertThat(probe.value()).isCloseTo(Math.log(Math.exp(2) + 2) - 2, within(ULPS));
    }

    @Test
    void aSinglePairHasNothingToBeToldApartFrom() {
        LossProbe probe = probe("nt-xent", 1, new double[] {1, 2}, -2, 1);

        assertThat(probe.value()).isZero();
        assertThat(probe.gradient("view1")).containsOnly(0);
    }

    @Test
    void lengthsDoNotMatter() {
        double[] first = {1, 2, -1, 0.5, 2, 1};
        LossProbe probe = probe("nt-xent", 3, first, 2, 1, 0, 1, 1, -1);
        double[] longer = {10, 20, -1, 0.5, 2, 1};

        assertThat(probe.changed("view1", longer).value()).isCloseTo(probe.value(), within(1e-13));
    }

    @Test
    void theViewsAreAlike() {
        double[] first = {1, 2, -1, 0.5};
        double[] second = {2, 1, 0, 1};

        assertThat(probe("nt-xent", 2, first, second).value()).isCloseTo(probe("nt-xent", 2, second, first).value(),
                within(1e-13));
    }
}
