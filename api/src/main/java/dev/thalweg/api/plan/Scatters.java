// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.rules.OneHot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Recognises tensors that are 0 but for one entry a row, as the gradient of an entry that was picked is: they are cleared, and the
/// entries written, where a walk would decide every entry.
final class Scatters {
    private Scatters() {
    }

    /// The scatter of a value that is stored.
    ///
    /// @param value the value
    /// @param layout the axes of the tensor that it is stored in
    /// @param list knows how operands lie in memory
    static Work.@Nullable Scattered find(Expr value, List<Axis> layout, WorkList list) {
        if (!(value instanceof Expr.Where w) || !(w.whenFalse() instanceof Expr.Const c) || c.value() != 0) {
            return null;
        }
        OneHot hit = OneHot.of(w.condition(), list.graph);
        if (hit == null || hit.axis().constantSize() > 0 || !layout.contains(hit.axis())) {
            return null;
        }
        List<Axis> rows = new ArrayList<>(layout);
        rows.remove(hit.axis());
        boolean isByRow = !rows.isEmpty() && list.layout(hit.index()).equals(rows)
                && (list.graph.axes(w.whenTrue()).isEmpty() || list.layout(w.whenTrue()).equals(rows));
        return isByRow ? new Work.Scattered(hit.axis(), hit.index(), w.whenTrue()) : null;
    }
}
