// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import java.util.List;

/// A loss as one formula over its inputs, ready to be differentiated.
///
/// @param loss what was assembled
/// @param bound the leaves and the sizes of their axes
/// @param value the reduced value
/// @param axes the axes of the value: the items without a reduction, else none
/// @param upstream the derivative of the final number with respect to the value: an input of the value's axes without a
///        reduction, else a run-time scalar; named [#UPSTREAM] and 1 unless something follows the loss
/// @param differentiable the inputs for which a gradient is offered
public record AssembledLoss(LossSum loss, BoundInputs bound, Expr value, List<Axis> axes, Expr upstream,
        List<Expr.Input> differentiable) {
    /// The name of the upstream gradient.
    public static final String UPSTREAM = "upstream";

    /// Copies the lists.
    public AssembledLoss {
        axes = List.copyOf(axes);
        differentiable = List.copyOf(differentiable);
    }
}
