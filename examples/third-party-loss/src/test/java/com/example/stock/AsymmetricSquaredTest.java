// SPDX-License-Identifier: Apache-2.0
package com.example.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.Engine;
import dev.thalweg.api.LossFunction;
import dev.thalweg.api.loss.LossPlugin;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Runs twice, on the module path and on the class path.
class AsymmetricSquaredTest {

    @BeforeAll
    static void thisModuleLooksForLossesInTestsOnly() {
        AsymmetricSquaredTest.class.getModule().addUses(LossPlugin.class);
    }

    @Test
    void runsWhereTheBuildSaysItDoes() {
        assertThat(AsymmetricSquared.class.getModule().isNamed()).isEqualTo(Boolean.getBoolean("as.module"));
    }

    @Test
    void valueAndGradientFollowFromTheFormula() {
        try (Engine engine = Engine.open()) {
            LossFunction loss = engine.loss("asymmetric-squared(shortage=3)");
            float[] gradient = new float[3];

            double value = loss.valueAndGradient(new float[] {2, 0, 5}, new float[] {0, 1, 5}, gradient);

            // residuals 2, -1, 0: (4 + 3·1 + 0) / 3, and its slopes
            assertThat(value).isCloseTo(7.0 / 3, within(1e-6)); // half an ulp of a float near 2.3 is 1.2e-7
            assertThat(gradient).containsExactly(4f / 3, -2f, 0f);
        }
    }

    @Test
    void mixesWithLossesOfThalweg() {
        try (Engine engine = Engine.open()) {
            LossFunction loss = engine.loss("0.5*asymmetric-squared + 0.5*mae");

            assertThat(loss.value(new float[] {-1}, new float[] {0})).isEqualTo(0.5 * 4 + 0.5);
        }
    }

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(LossPlugin.class).stream().map(ServiceLoader.Provider::type))
                .contains(AsymmetricSquared.class);
    }
}
