// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import org.jspecify.annotations.Nullable;

/// A pick moves through cheap element-wise nodes to the tensors it reads: `(a − b)[c = i] → a[c = i] − b[c = i]`; a pick of a position is
/// the index, a pick along an axis that is not there is nothing, and so is one at one's own position; along a second name it is one along
/// the first.
///
/// Holds where the index is inside the axis. Outside, a pick is 0 but a function of zeros need not be, so only indices that are masked or
/// checked may be out of range.
public final class MovePicks implements Rule {
    /// A pick moves through what costs less than one transcendental function; folds below are stored anyway.
    private static final int CHEAP = 14;

    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (!(expr instanceof Expr.Pick p)) {
            return null;
        }
        if (!graph.axes(p.x()).contains(p.axis())) {
            return p.x();
        }
        if (p.x() instanceof Expr.Position) {
            return p.index();
        }
        if (p.index() instanceof Expr.Position own && own.axis().equals(p.axis())) {
            return p.x();
        }
        if (p.x() instanceof Expr.Rename r && r.to().equals(p.axis())) {
            return Formulas.pick(r.x(), r.from(), p.index());
        }
        if (!(p.x() instanceof Expr.Elementwise) || Patterns.costAboveFolds(p.x()) >= CHEAP) {
            return null;
        }
        return p.x().withOperands(
                p.x().operands().stream()
                        .map(x -> graph.axes(x).contains(p.axis()) ? Formulas.pick(x, p.axis(), p.index()) : x)
                        .toList());
    }
}
