// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import static dev.thalweg.api.formula.rules.Patterns.is;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Reduction;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A sum over a one-hot mask is a pick: `sum[a](where(pos[a] == i, v, 0)) → v[a = i]`; a sum of terms of which one is one-hot splits.
///
/// Exact for the first: outside the axis both are 0. The second moves roundings.
public final class PickOneHots implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (!(expr instanceof Expr.Reduce r) || r.op() != Reduction.SUM) {
            return null;
        }
        if (isOneHot(r.x(), r, graph) && r.x() instanceof Expr.Where w) {
            OneHot hit = java.util.Objects.requireNonNull(OneHot.of(w.condition(), graph));
            SortedSet<Axis> rest = new TreeSet<>(r.axes());
            rest.remove(hit.axis());
            return Formulas.sum(Formulas.pick(w.whenTrue(), hit.axis(), hit.index()), rest);
        }
        boolean splits = r.x() instanceof Expr.Binary b && (b.op() == BinaryOp.ADD || b.op() == BinaryOp.SUBTRACT)
                && (isOneHot(b.a(), r, graph) || isOneHot(b.b(), r, graph));
        return splits && r.x() instanceof Expr.Binary b
                ? new Expr.Binary(b.op(), Formulas.sum(b.a(), r.axes()), Formulas.sum(b.b(), r.axes())) : null;
    }

    private static boolean isOneHot(Expr x, Expr.Reduce r, Graph graph) {
        if (!(x instanceof Expr.Where w) || !is(w.whenFalse(), 0)) {
            return false;
        }
        OneHot hit = OneHot.of(w.condition(), graph);
        return hit != null && r.axes().contains(hit.axis());
    }
}
