// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import java.util.List;

/// A result of a plan.
///
/// @param name the name by which callers bind or read it
/// @param axes its axes, outermost first, as the caller stores it; none for a scalar result
/// @param source the buffer (for tensors) or scalar (without axes) that holds it
/// @param inPlaceOf the input whose array it may share, or an empty text: then caller binds one array to both
public record PlanOutput(String name, List<Axis> axes, String source, String inPlaceOf) {
    /// Copies the axes.
    public PlanOutput {
        axes = List.copyOf(axes);
    }

    /// Whether the result is a single number.
    ///
    /// @return true when it has no axes
    public boolean isScalar() {
        return axes.isEmpty();
    }
}
