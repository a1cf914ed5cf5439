// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rows;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.RowOperation;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The permutation that sorts: at position k the place of the entry that is k-th. Equal entries keep their order; NaN counts as the
/// greatest. No derivative: ranks are constant but for ties.
///
/// @param axis the axis
/// @param descending whether the greatest entry comes first
public record Order(Axis axis, boolean descending) implements RowOperation {
    @Override
    public String text() {
        return "order[" + axis + (descending ? ", descending]" : "]");
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
    public int scratch(ToIntFunction<Axis> size) {
        return size.applyAsInt(axis);
    }

    /// Merges runs of twice the length each time, from one array into the other and back.
    @Override
    public void run(Row row) {
        double[] keys = row.arguments()[0];
        int count = keys.length;
        double[] from = row.result();
        double[] to = row.scratch();
        for (int i = 0; i < count; i++) {
            from[i] = i;
        }
        for (int width = 1; width < count; width *= 2) {
            for (int start = 0; start < count; start += 2 * width) {
                merge(keys, from, to, start, Math.min(start + width, count), Math.min(start + 2 * width, count));
            }
            double[] merged = to;
            to = from;
            from = merged;
        }
        System.arraycopy(from, 0, row.result(), 0, count);
    }

    private void merge(double[] keys, double[] from, double[] to, int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takesRight = left == middle
                    || right < end && comesBefore(keys[(int) from[right]], keys[(int) from[left]]);
            to[i] = takesRight ? from[right++] : from[left++];
        }
    }

    private boolean comesBefore(double a, double b) {
        return descending ? isLess(b, a) : isLess(a, b);
    }

    private static boolean isLess(double a, double b) {
        return a < b || Double.isNaN(b) && !Double.isNaN(a);
    }

    @Override
    public List<Optional<Expr>> adjoints(Expr.Custom node, Expr adjoint) {
        return List.of(Optional.empty());
    }
}
