// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rows;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.position;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.RowOperation;
import java.util.List;
import java.util.Optional;

/// The linear recurrence `y[k] = x[k] + c[k]·y[k − 1]`, which begins with `x[0]`: discounted returns, and the derivative of running
/// sums of exponentials. Its own derivative is the recurrence the other way with `c` of the position before.
///
/// @param axis the axis
/// @param backward whether it runs from the last entry to the first
/// @param before whether the coefficient is that of the position before, `c[k − 1]`
public record Recurrence(Axis axis, boolean backward, boolean before) implements RowOperation {
    @Override
    public String text() {
        return "recurrence[" + axis + (backward ? ", backward" : "") + (before ? ", before]" : "]");
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
        double[] coefficient = row.arguments()[1];
        int step = backward ? -1 : 1;
        int k = backward ? x.length - 1 : 0;
        double y = 0;
        for (int i = 0; i < x.length; i++, k += step) {
            y = i == 0 ? x[k] : Math.fma(coefficient[before ? k - step : k], y, x[k]);
            row.result()[k] = y;
        }
    }

    @Override
    public List<Optional<Expr>> adjoints(Expr.Custom node, Expr adjoint) {
        Expr back = new Expr.Custom(new Recurrence(axis, !backward, !before),
                List.of(adjoint, node.arguments().get(1)));
        Expr ofCoefficient = before ? shifted(back, backward ? -1 : 1).times(node)
                : back.times(shifted(node, backward ? 1 : -1));
        return List.of(Optional.of(back), Optional.of(ofCoefficient));
    }

    /// The entry so many positions further on; 0 outside.
    private Expr shifted(Expr x, int by) {
        return pick(x, axis, position(axis).plus(constant(by)));
    }
}
