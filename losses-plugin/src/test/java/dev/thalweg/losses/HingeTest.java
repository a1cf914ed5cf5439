// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class HingeTest {

    @Test
    void onlyWhatIsMissingOfTheMarginCosts() {
        LossProbe probe = LossProbe.of("hinge").predictions(2, 0.5, -1, -3).targets(1, 1, 1, -1)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(0, 0.5, 2, 0);
        assertThat(probe.gradient()).containsExactly(new double[] {0, -1, -1, 0}, within(0.0));
    }

    @Test
    void exactlyTheMarginDoesNotPull() {
        LossProbe probe = LossProbe.of("hinge").predictions(1, Math.nextDown(1.0)).targets(1, 1)
                .reduced(LossReduction.NONE);

        assertThat(probe.gradient()).containsExactly(new double[] {0, -1}, within(0.0));
    }

    @Test
    void theMarginIsAParameter() {
        assertThat(LossProbe.of("hinge(margin=0.5)").predictions(0).targets(-1).value()).isEqualTo(0.5);
    }
}
