// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.training.ConfusionTable;
import dev.thalweg.training.Metrics;
import org.jspecify.annotations.Nullable;

/// What was measured on a part.
///
/// @param metrics by name, the loss first
/// @param confusion how classes were confused; null for numbers
record Measured(Metrics metrics, @Nullable ConfusionTable confusion) {
}
