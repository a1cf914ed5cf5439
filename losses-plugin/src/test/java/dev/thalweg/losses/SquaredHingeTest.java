// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.loss.LossReduction;
import org.junit.jupiter.api.Test;

class SquaredHingeTest {

    @Test
    void whatIsMissingOfTheMarginIsSquared() {
        LossProbe probe = LossProbe.of("squared-hinge").predictions(2, 0.5, -1, 1).targets(1, 1, 1, 1)
                .reduced(LossReduction.NONE);

        assertThat(probe.values()).containsExactly(0, 0.25, 4, 0);
        assertThat(probe.gradient()).containsExactly(new double[] {0, -1, -4, 0}, within(0.0));
    }
}
