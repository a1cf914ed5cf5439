// SPDX-License-Identifier: Apache-2.0
package com.example.stock;

import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.testkit.LossContract;
import java.util.stream.Stream;

/// Gradient, reductions, weights and masks, checked by Thalweg's own suite.
class AsymmetricSquaredContractTest extends LossContract {
    @Override
    protected Stream<LossPlugin> losses() {
        AsymmetricSquared loss = new AsymmetricSquared();
        return Stream.of(loss, loss.with(loss.arguments().with(AsymmetricSquared.SHORTAGE, 0.5)));
    }
}
