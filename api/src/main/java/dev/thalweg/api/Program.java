// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import java.util.List;
import java.util.Objects;

/// Several formulas that are computed together: what they share is computed once.
///
/// @param name a name for people, which shows in plans and kernels
/// @param outputs the results, at least one
public record Program(String name, List<Output> outputs) {

    /// One result.
    ///
    /// @param name the name by which it is bound or read
    /// @param axes its axes as the caller stores them, outermost first; none for a single number
    /// @param value the formula
    /// @param inPlaceOf the input whose array the caller binds to this output as well, or an empty text
    public record Output(String name, List<Axis> axes, Expr value, String inPlaceOf) {
        /// Copies the axes.
        public Output {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(inPlaceOf, "inPlaceOf");
            axes = List.copyOf(axes);
        }

        /// A result with an array of its own.
        ///
        /// @param name the name
        /// @param axes its axes
        /// @param value the formula
        public Output(String name, List<Axis> axes, Expr value) {
            this(name, axes, value, "");
        }
    }

    /// Copies the outputs and refuses repeated names.
    public Program {
        Objects.requireNonNull(name, "name");
        outputs = List.copyOf(outputs);
        if (outputs.isEmpty() || outputs.stream().map(Output::name).distinct().count() != outputs.size()) {
            throw new IllegalArgumentException(
                    "program " + name + ": outputs need different names, and at least one is needed");
        }
    }
}
