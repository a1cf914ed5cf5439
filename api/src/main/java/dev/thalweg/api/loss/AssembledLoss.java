// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Differentiate;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.HessianDiagonal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /// The name of a second derivative among the outputs of a program.
    ///
    /// @param input the canonical name of an input
    /// @return such as `prediction.hessian`
    public static String hessianName(String input) {
        return input + ".hessian";
    }

    /// The value and the gradients for some inputs, computed together.
    ///
    /// @param inputs leaves of the loss, perhaps none
    /// @return a program whose outputs are [#VALUE] and a [gradient][#gradientName(String)] for each input, in its axes
    public Program program(List<Expr.Input> inputs) {
        return program(inputs, List.of());
    }

    /// The value, the gradients for some inputs and the diagonals of their Hessians, computed together.
    ///
    /// @param inputs leaves of the loss whose gradients are wanted
    /// @param twice leaves of the loss whose second derivatives are wanted
    /// @return a program with [second derivatives][#hessianName(String)] as further outputs, each in the axes of its input
    /// @throws dev.thalweg.api.ThalwegException `TH-F005` where an input has none at its own position
    public Program program(List<Expr.Input> inputs, List<Expr.Input> twice) {
        List<Expr> gradients = gradients(inputs);
        List<Program.Output> outputs = new ArrayList<>(List.of(new Program.Output(VALUE, axes, value)));
        for (int i = 0; i < inputs.size(); i++) {
            Expr.Input input = inputs.get(i);
            outputs.add(new Program.Output(gradientName(input.name()), input.axes(), gradients.get(i)));
        }
        twice.forEach(input -> outputs.add(new Program.Output(hessianName(input.name()), input.axes(),
                hessian(input).orElse(Formulas.constant(0)))));
        return new Program(loss.text(), outputs);
    }

    /// The derivatives of the value, times [#upstream()].
    ///
    /// @param inputs leaves of the loss
    /// @return a formula for each, in its axes
    public List<Expr> gradients(List<Expr.Input> inputs) {
        return new Differentiate(new Graph()).gradients(value, upstream, inputs);
    }

    /// The derivative of each entry of the gradient with respect to the same entry of the input.
    ///
    /// @param input a leaf of the loss
    /// @return a formula in its axes; empty where it is 0 for certain
    /// @throws dev.thalweg.api.ThalwegException `TH-F005` where there is none at one's own position
    public Optional<Expr> hessian(Expr.Input input) {
        Graph graph = new Graph();
        Expr gradient = new Differentiate(graph).gradients(value, upstream, List.of(input)).getFirst();
        return HessianDiagonal.of(graph, gradient, input);
    }
}
