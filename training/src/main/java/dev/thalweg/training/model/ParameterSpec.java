// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import java.util.List;

/// A tensor that is learned.
///
/// @param name such as `layer1.weight`
/// @param role what it is in its layer
/// @param axes its axes, outermost first
/// @param shape the size of each axis; all its entries fit in an array
public record ParameterSpec(String name, Role role, List<Axis> axes, List<Integer> shape) {

    /// What a parameter is in its layer.
    public enum Role {
        /// Multiplies; penalties count it.
        WEIGHT,
        /// Is added.
        BIAS
    }

    /// Copies the lists.
    public ParameterSpec {
        axes = List.copyOf(axes);
        shape = List.copyOf(shape);
        double entries = shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
        if (entries > Integer.MAX_VALUE) {
            throw new ThalwegException("TH-C005", "parameter '" + name + "' would be " + shape
                    + ", which is more than the " + Integer.MAX_VALUE
                    + " entries of an array. Give narrower layers with --hidden.");
        }
    }

    /// The leaf that stands for it in formulas.
    ///
    /// @return an input of the same name
    public Expr.Input leaf() {
        return new Expr.Input(name, axes, Kind.REAL);
    }

    /// The number of its entries.
    ///
    /// @return the product of the sizes
    public int entries() {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }
}
