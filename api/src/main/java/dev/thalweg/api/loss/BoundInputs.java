// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.formula.Axis;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The inputs of a loss whose shapes are known: every dimension has become a named axis.
///
/// Formulas depend on the leaves alone; the sizes are given when a kernel runs.
///
/// @param inputs the leaves by canonical name, the axes of the items and the class axis
/// @param sizes the size of each axis
public record BoundInputs(LossInputs inputs, Map<Axis, Integer> sizes) {
    /// Copies the sizes, keeping their order.
    public BoundInputs {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }
}
