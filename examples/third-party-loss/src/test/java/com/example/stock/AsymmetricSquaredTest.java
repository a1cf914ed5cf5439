// SPDX-License-Identifier: Apache-2.0
package com.example.stock;

import static org.assertj.core.api.Assertions.assertThat;

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
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(LossPlugin.class).stream().map(ServiceLoader.Provider::type))
                .contains(AsymmetricSquared.class);
    }
}
