// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Cost;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A second name moves through cheap element-wise nodes to the tensors below: `(a − b)[n -> m] → a[n -> m] − b[n -> m]`; that of a
/// position is the other position, of a renamed value one rename, of a value without the axis nothing.
///
/// Exact. What folds, or costs as much as a transcendental function, is computed once and read under both names: the rename stays.
public final class MoveRenames implements Rule {
    private static final int CHEAP = 14;

    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (!(expr instanceof Expr.Rename r)) {
            return null;
        }
        if (!graph.axes(r.x()).contains(r.from())) {
            return r.x();
        }
        return switch (r.x()) {
            case Expr.Position _ -> Formulas.position(r.to());
            case Expr.Rename inner when inner.to().equals(r.from()) ->
                inner.from().equals(r.to()) ? inner.x() : Formulas.rename(inner.x(), inner.from(), r.to());
            case Expr.Pick p when !p.axis().equals(r.to()) && !p.axis().equals(r.from()) ->
                Formulas.pick(renamed(p.x(), r, graph), p.axis(), renamed(p.index(), r, graph));
            case Expr.Elementwise x when isCheap(x) ->
                x.withOperands(x.operands().stream().map(y -> renamed(y, r, graph)).toList());
            case Expr _ -> null;
        };
    }

    private static Expr renamed(Expr x, Expr.Rename r, Graph graph) {
        Axis from = r.from();
        return graph.axes(x).contains(from) ? Formulas.rename(x, from, r.to()) : x;
    }

    private static boolean isCheap(Expr x) {
        return Cost.of(List.of(x)) < CHEAP
                && Graph.topological(List.of(x)).stream().noneMatch(Expr.Collective.class::isInstance);
    }
}
