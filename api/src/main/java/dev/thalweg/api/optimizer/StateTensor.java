// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.formula.Axis;
import java.util.List;

/// Numbers that an optimizer keeps for a parameter between steps. [ParameterAxes] makes them.
///
/// @param name its name in checkpoints, such as `moment1`
/// @param axes its axes, some or all of the parameter's in their order; none for a single number, which rules read as a run-time scalar
/// @param initial the value of every entry before the first step
/// @param fromParameter whether it begins as a copy of the parameter instead
public record StateTensor(String name, List<Axis> axes, double initial, boolean fromParameter) {
    /// Copies the axes.
    public StateTensor {
        axes = List.copyOf(axes);
    }

    /// Whether it is a single number.
    ///
    /// @return true without axes
    public boolean isNumber() {
        return axes.isEmpty();
    }
}
