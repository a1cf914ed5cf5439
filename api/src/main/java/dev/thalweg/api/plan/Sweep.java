// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import java.util.List;

/// One walk over the inner axes of a nest; one method of a kernel.
///
/// @param inner the axes walked for each position of the outer axes; none means once per row
/// @param statements what is done at each position, in order; a value stored may be read by later statements of the sweep
public record Sweep(List<Axis> inner, List<Statement> statements) {
    /// Copies the lists.
    public Sweep {
        inner = List.copyOf(inner);
        statements = List.copyOf(statements);
    }
}
