// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.UpdateInputs;
import java.util.Collection;
import java.util.List;

/// The weights of one output of a layer, which are a unit: a row of a matrix. What is no matrix is one unit.
final class Units {
    private Units() {
    }

    /// The axes within a unit.
    static Collection<Axis> within(UpdateInputs inputs) {
        return inputs.axes().matrix().<Collection<Axis>>map(matrix -> List.of(matrix.inputs()))
                .orElseGet(() -> inputs.axes().all());
    }

    /// The Euclidean norm of each unit.
    static Expr norm(Expr tensor, UpdateInputs inputs) {
        return sqrt(sum(tensor.square(), within(inputs)));
    }
}
