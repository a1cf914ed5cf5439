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
        return Plugins.find().losses().all().stream().map(Variant::finite);
    }
}
