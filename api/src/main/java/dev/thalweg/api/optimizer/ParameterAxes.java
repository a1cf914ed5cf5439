// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.formula.Axis;
import java.util.List;
import java.util.Optional;

/// The axes of a parameter, as an optimizer sees them.
///
/// @param all the axes in the order in which entries are stored, outermost first; most rules see one axis of entries, whatever the shape
/// @param matrix which of them are which, for a matrix whose axes an optimizer tells apart
public record ParameterAxes(List<Axis> all, Optional<Matrix> matrix) {

    /// The two axes of a matrix.
    ///
    /// @param outputs the axis of what the layer gives
    /// @param inputs the axis of what it takes
    /// @param shorter the shorter one of the two
    public record Matrix(Axis outputs, Axis inputs, Axis shorter) {

        /// The axis that is not the shorter one.
        ///
        /// @return the other one
        public Axis longer() {
            return shorter.equals(outputs) ? inputs : outputs;
        }
    }

    /// Copies the axes.
    public ParameterAxes {
        all = List.copyOf(all);
    }

    /// Axes that nobody tells apart.
    ///
    /// @param axes in the order in which entries are stored
    /// @return no matrix
    public static ParameterAxes of(List<Axis> axes) {
        return new ParameterAxes(axes, Optional.empty());
    }

    /// A tensor of the parameter's shape.
    ///
    /// @param name its name
    /// @param initial the value of every entry before the first step
    /// @return the declaration
    public StateTensor filled(String name, double initial) {
        return new StateTensor(name, all, initial, false);
    }

    /// A tensor that begins as a copy of the parameter.
    ///
    /// @param name its name
    /// @return the declaration
    public StateTensor copied(String name) {
        return new StateTensor(name, all, 0, true);
    }

    /// A vector along one of the axes.
    ///
    /// @param name its name
    /// @param axis the axis
    /// @param initial the value of every entry before the first step
    /// @return the declaration
    public StateTensor along(String name, Axis axis, double initial) {
        return new StateTensor(name, List.of(axis), initial, false);
    }

    /// A single number.
    ///
    /// @param name its name
    /// @param initial its value before the first step
    /// @return the declaration
    public StateTensor number(String name, double initial) {
        return new StateTensor(name, List.of(), initial, false);
    }
}
