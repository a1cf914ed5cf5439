// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import static dev.thalweg.api.formula.rules.Patterns.is;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Reduction;
import dev.thalweg.api.formula.UnaryOp;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What does not vary along the axes of a sum leaves it: factors, divisors, signs, masks; an axis that the operand lacks counts by its
/// size; a sum of sums is one sum.
///
/// Roundings move. A mask leaves exactly.
public final class PullOutOfSums implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (!(expr instanceof Expr.Reduce r) || r.op() != Reduction.SUM) {
            return null;
        }
        SortedSet<Axis> missing = new TreeSet<>(r.axes());
        missing.removeAll(graph.axes(r.x()));
        if (!missing.isEmpty()) {
            SortedSet<Axis> rest = new TreeSet<>(r.axes());
            rest.removeAll(missing);
            return Formulas.size(missing).times(Formulas.sum(r.x(), rest));
        }
        return switch (r.x()) {
            case Expr.Unary u when u.op() == UnaryOp.NEGATE -> sum(u.x(), r).negate();
            case Expr.Binary b when b.op() == BinaryOp.MULTIPLY && without(b.a(), r, graph) ->
                b.a().times(sum(b.b(), r));
            case Expr.Binary b when b.op() == BinaryOp.MULTIPLY && without(b.b(), r, graph) ->
                b.b().times(sum(b.a(), r));
            case Expr.Binary b when b.op() == BinaryOp.DIVIDE && without(b.b(), r, graph) -> sum(b.a(), r).over(b.b());
            case Expr.Where w when is(w.whenFalse(), 0) && without(w.condition(), r, graph) ->
                Formulas.where(w.condition(), sum(w.whenTrue(), r), 0);
            case Expr.Reduce inner when inner.op() == Reduction.SUM -> {
                SortedSet<Axis> all = new TreeSet<>(r.axes());
                all.addAll(inner.axes());
                yield Formulas.sum(inner.x(), all);
            }
            case Expr.Leaf _, Expr.Elementwise _, Expr.Collective _, Expr.View _ ->
                null;
        };
    }

    private static Expr sum(Expr x, Expr.Reduce r) {
        return Formulas.sum(x, r.axes());
    }

    private static boolean without(Expr x, Expr.Reduce r, Graph graph) {
        return Collections.disjoint(graph.axes(x), r.axes());
    }
}
