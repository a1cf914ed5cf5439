// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rows;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.RowOperation;
import java.util.List;
import java.util.Optional;

/// The greatest entry up to each position, or before it: there the first position has −∞. NaN stays. No derivative.
///
/// @param axis the axis
/// @param backward whether it runs from the last entry to the first
/// @param exclusive whether the entry at the position itself is left out
public record RunningMax(Axis axis, boolean backward, boolean exclusive) implements RowOperation {
    @Override
    public String text() {
        return "cummax[" + axis + (backward ? ", backward" : "") + (exclusive ? ", exclusive]" : "]");
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
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            int k = backward ? x.length - 1 - i : i;
            double before = greatest;
            greatest = Math.max(greatest, x[k]);
            row.result()[k] = exclusive ? before : greatest;
        }
    }

    @Override
    public List<Optional<Expr>> adjoints(Expr.Custom node, Expr adjoint) {
        throw new ThalwegException("TH-F003", "no derivative of " + node + ". Hold it constant with stop(…).");
    }
}
