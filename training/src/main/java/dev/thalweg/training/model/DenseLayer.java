// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import java.util.List;
import java.util.stream.Stream;

/// A layer in which every output sees every input.
///
/// @param number counted from 1
/// @param from the axis of its inputs
/// @param inputs how many inputs
/// @param to the axis of its outputs
/// @param outputs how many outputs
public record DenseLayer(int number, Axis from, int inputs, Axis to, int outputs) {

    /// The weights.
    ///
    /// @return `[inputs, outputs]`
    public ParameterSpec weight() {
        return new ParameterSpec(name() + ".weight", ParameterSpec.Role.WEIGHT, List.of(from, to),
                List.of(inputs, outputs));
    }

    /// The biases.
    ///
    /// @return `[outputs]`
    public ParameterSpec bias() {
        return new ParameterSpec(name() + ".bias", ParameterSpec.Role.BIAS, List.of(to), List.of(outputs));
    }

    /// The factors of its outputs in a training step: 0 for those dropped.
    ///
    /// @param rows the axes of the rows of a batch
    /// @return an input over the rows and the outputs
    Expr.Input dropoutMask(List<Axis> rows) {
        return new Expr.Input(dropoutName(), Stream.concat(rows.stream(), Stream.of(to)).toList(), Kind.REAL);
    }

    /// The name of these factors.
    ///
    /// @return such as `layer1.dropout`
    public String dropoutName() {
        return name() + ".dropout";
    }

    private String name() {
        return "layer" + number;
    }
}
