// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rows;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.RowOperation;
import java.util.List;
import java.util.Optional;

/// The sum of all entries up to each position. Its derivative is the running sum the other way.
///
/// @param axis the axis
/// @param backward whether it runs from the last entry to the first
public record RunningSum(Axis axis, boolean backward) implements RowOperation {
    @Override
    public String text() {
        return "cumsum[" + axis + (backward ? ", backward]" : "]");
    }

    @Override
    public List<List<Axis>> arguments() {
        return List.of(List.of(axis));
    }

    @Override
    public List<Axis> result() {
        return List.of(axis);
    }

    @Override
    public void run(Row row) {
        double[] x = row.arguments()[0];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            int k = backward ? x.length - 1 - i : i;
            sum += x[k];
            row.result()[k] = sum;
        }
    }

    @Override
    public List<Optional<Expr>> adjoints(Expr.Custom node, Expr adjoint) {
        return List.of(Optional.of(new Expr.Custom(new RunningSum(axis, !backward), List.of(adjoint))));
    }
}
