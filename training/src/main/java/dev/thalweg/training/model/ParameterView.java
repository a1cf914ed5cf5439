// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.api.ProgramCall;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import java.util.List;
import java.util.Optional;

/// A parameter as its optimizer sees it: one flat axis of entries, or a matrix whose axes are told apart. Parameters of
/// one kind share a program.
///
/// @param inputs the leaves of the update
/// @param sizes the size of each axis of the parameter
public record ParameterView(UpdateInputs inputs, List<Integer> sizes) {
    private static final Axis INPUTS = Axis.of("d");
    private static final Axis OUTPUTS = Axis.of("c");

    /// Copies the sizes.
    public ParameterView {
        sizes = List.copyOf(sizes);
    }

    /// How an optimizer sees a parameter.
    ///
    /// @param optimizer the optimizer
    /// @param parameter the parameter
    /// @return a view of its own axes
    public static ParameterView of(RuleOptimizer optimizer, ParameterSpec parameter) {
        boolean isMatrix = optimizer.seesMatrices() && parameter.shape().size() == 2;
        UpdateInputs inputs = UpdateInputs.of(isMatrix ? matrix(parameter.shape())
                : ParameterAxes.of(List.of(UpdatePrograms.ENTRIES)));
        return new ParameterView(parameter.role() == ParameterSpec.Role.BIAS ? inputs.asBias() : inputs,
                isMatrix ? parameter.shape() : List.of(parameter.entries()));
    }

    /// Weights are stored by inputs, then outputs.
    private static ParameterAxes matrix(List<Integer> shape) {
        return new ParameterAxes(List.of(INPUTS, OUTPUTS),
                Optional.of(new ParameterAxes.Matrix(OUTPUTS, INPUTS, shape.get(0) < shape.get(1) ? INPUTS : OUTPUTS)));
    }

    /// The shape of a state tensor.
    ///
    /// @param tensor what the optimizer declares
    /// @return the size of each of its axes
    public List<Integer> shape(StateTensor tensor) {
        return tensor.axes().stream().map(axis -> sizes.get(inputs.axes().all().indexOf(axis))).toList();
    }

    /// Gives a call the sizes of all axes.
    ///
    /// @param call a call of the update
    public void sizeOf(ProgramCall call) {
        for (int i = 0; i < sizes.size(); i++) {
            call.size(inputs.axes().all().get(i), sizes.get(i));
        }
    }
}
