// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import static dev.thalweg.api.formula.rules.Patterns.factors;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Reduction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A sum over several axes of a product sums first what alone has one of the axes: `sum[a, b](f[a]·g[b]) → sum[b](g·sum[a](f))`.
///
/// Roundings move; the walk shrinks from the product of the axes to their sum.
public final class SplitProductsInSums implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (!(expr instanceof Expr.Reduce r) || r.op() != Reduction.SUM || r.axes().size() < 2) {
            return null;
        }
        List<Expr> all = factors(r.x());
        if (all.size() < 2) {
            return null;
        }
        for (Axis axis : r.axes()) {
            Expr split = split(r, axis, all, graph);
            if (split != null) {
                return split;
            }
        }
        return null;
    }

    private static @Nullable Expr split(Expr.Reduce r, Axis axis, List<Expr> all, Graph graph) {
        List<Expr> with = new ArrayList<>(all);
        with.removeIf(f -> !graph.axes(graph.intern(f)).contains(axis));
        List<Expr> without = new ArrayList<>(all);
        without.removeIf(f -> graph.axes(graph.intern(f)).contains(axis));
        if (with.isEmpty() || without.isEmpty()) {
            return null;
        }
        SortedSet<Axis> rest = new TreeSet<>(r.axes());
        rest.remove(axis);
        Expr inner = product(with);
        Expr outer = product(without);
        boolean alone = Collections.disjoint(graph.axes(graph.intern(inner)), rest);
        return alone ? Formulas.sum(outer.times(Formulas.sum(inner, axis)), rest) : null;
    }

    private static Expr product(List<Expr> factors) {
        return factors.stream().reduce(Expr::times).orElseThrow();
    }
}
