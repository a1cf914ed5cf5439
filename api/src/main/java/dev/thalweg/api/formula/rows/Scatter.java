// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rows;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.RowOperation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Adds up entries at the places that an index names, the opposite of a gather along the axis. What is named from nowhere is 0; what
/// names a place outside is lost. The derivative is the gather.
///
/// @param axis the axis
public record Scatter(Axis axis) implements RowOperation {
    @Override
    public String text() {
        return "scatter[" + axis + "]";
    }

    @Override
    public List<List<Axis>> arguments() {
        return List.of(List.of(axis), List.of(axis));
    }

    @Override
    public List<Axis> result() {
        return List.of(axis);
    }

    @Override
    public void run(Row row) {
        double[] x = row.arguments()[0];
        double[] index = row.arguments()[1];
        double[] result = row.result();
        Arrays.fill(result, 0);
        for (int k = 0; k < x.length; k++) {
            if (index[k] >= 0 && index[k] < result.length && index[k] == Math.rint(index[k])) {
                result[(int) index[k]] += x[k];
            }
        }
    }

    @Override
    public List<Optional<Expr>> adjoints(Expr.Custom node, Expr adjoint) {
        return List.of(Optional.of(Formulas.pick(adjoint, axis, node.arguments().get(1))), Optional.empty());
    }
}
