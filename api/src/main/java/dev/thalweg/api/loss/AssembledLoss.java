// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Differentiate;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import java.util.ArrayList;
import java.util.List;

/// A loss as one formula over its inputs, ready to be differentiated.
///
/// @param loss what was assembled
/// @param bound the leaves and the sizes of their axes
/// @param value the reduced value
/// @param axes the axes of the value: those of the items without a reduction, else none
/// @param upstream the derivative of the final number with respect to the value: an input of the value's axes without a
///        reduction, else a run-time scalar; named [#UPSTREAM] and 1 unless something follows the loss
/// @param differentiable the inputs for which a gradient is offered
public record AssembledLoss(LossSum loss, BoundInputs bound, Expr value, List<Axis> axes, Expr upstream,
        List<Expr.Input> differentiable) {
    /// The name of the value among the outputs of a program.
    public static final String VALUE = "value";
    /// The name of the upstream gradient.
    public static final String UPSTREAM = "upstream";

    /// Copies the lists.
    public AssembledLoss {
        axes = List.copyOf(axes);
        differentiable = List.copyOf(differentiable);
    }

    /// The name of a gradient among the outputs of a program.
    ///
    /// @param input the canonical name of an input
    /// @return such as `prediction.gradient`
    public static String gradientName(String input) {
        return input + ".gradient";
    }

    /// The value and the gradients for some inputs, computed together.
    ///
    /// @param inputs leaves of the loss, perhaps none
    /// @return a program whose outputs are [#VALUE] and a [gradient][#gradientName(String)] for each input, in its axes
    public Program program(List<Expr.Input> inputs) {
        List<Expr> gradients = new Differentiate(new Graph()).gradients(value, upstream, inputs);
        List<Program.Output> outputs = new ArrayList<>(List.of(new Program.Output(VALUE, axes, value)));
        for (int i = 0; i < inputs.size(); i++) {
            Expr.Input input = inputs.get(i);
            outputs.add(new Program.Output(gradientName(input.name()), input.axes(), gradients.get(i)));
        }
        return new Program(loss.text(), outputs);
    }
}
