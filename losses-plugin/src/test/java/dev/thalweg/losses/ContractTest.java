// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.testkit.LossContract;
import java.util.stream.Stream;

/// Every loss that is registered keeps the contract, one that comes tomorrow included.
class ContractTest extends LossContract {
    @Override
    protected Stream<LossPlugin> losses() {
        return Plugins.find().losses().all().stream().map(ContractTest::finite);
    }

    /// Lengths are drawn without regard to each other, so some targets have no alignment.
    private static LossPlugin finite(LossPlugin loss) {
        return loss instanceof Ctc ctc ? ctc.with(ctc.arguments().with(Ctc.ZERO_INFINITY, 1)) : loss;
    }
}
