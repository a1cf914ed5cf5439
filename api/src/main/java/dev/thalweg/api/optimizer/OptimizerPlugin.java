// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.Configurable;

/// An optimizer: one record that is its own provider, found by [java.util.ServiceLoader].
///
/// Nearly all are a [RuleOptimizer].
public sealed interface OptimizerPlugin extends Configurable<OptimizerPlugin> permits RuleOptimizer, SearchOptimizer {
}
