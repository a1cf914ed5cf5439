// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.UnaryOp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Recognises matrix products: a sum over one axis of a product that falls into two groups of factors, each with one axis of its own.
final class Contractions {
    private Contractions() {
    }

    static Work.@Nullable Contraction find(Expr.Reduce sum, WorkList list) {
        Graph graph = list.graph;
        if (sum.axes().size() != 1) {
            return null;
        }
        Axis k = sum.axes().first();
        List<Expr> factors = factors(sum.x(), list);
        for (Expr seed : factors) {
            if (graph.axes(seed).contains(k)) {
                Work.Contraction found = split(graph, factors, graph.axes(seed), k);
                if (found != null) {
                    return oriented(found, list.ordered(graph.axes(sum)));
                }
            }
        }
        return null;
    }

    /// The factors of a product, looked for above cuts only.
    private static List<Expr> factors(Expr expr, WorkList list) {
        if (list.isCut(expr)) {
            return List.of(expr);
        }
        List<Expr> result = new ArrayList<>();
        switch (expr) {
            case Expr.Binary b when b.op() == BinaryOp.MULTIPLY -> {
                result.addAll(factors(b.a(), list));
                result.addAll(factors(b.b(), list));
            }
            case Expr.Unary u when u.op() == UnaryOp.NEGATE -> {
                result.addAll(factors(u.x(), list));
                result.set(0, list.graph.intern(result.get(0).negate()));
            }
            case Expr.Where w when w.whenFalse() instanceof Expr.Const c && c.value() == 0 -> {
                result.addAll(factors(w.whenTrue(), list));
                mask(result, w.condition(), list.graph);
            }
            case Expr.Input _, Expr.Hyper _, Expr.Const _, Expr.Size _, Expr.Position _, Expr.Unary _, Expr.Binary _, Expr.Where _, Expr.Stop _, Expr.Reduce _, Expr.Pick _ ->
                result.add(expr);
        }
        return result;
    }

    /// A mask joins the first factor that has its axes; else it is a factor of ones.
    private static void mask(List<Expr> factors, Expr condition, Graph graph) {
        for (int i = 0; i < factors.size(); i++) {
            if (graph.axes(factors.get(i)).containsAll(graph.axes(condition))) {
                factors.set(i, graph.intern(Formulas.where(condition, factors.get(i), 0)));
                return;
            }
        }
        factors.add(graph.intern(Formulas.where(condition, Formulas.constant(1), 0)));
    }

    private static Work.@Nullable Contraction split(Graph graph, List<Expr> factors, Set<Axis> within, Axis k) {
        Set<Axis> own = new TreeSet<>(within);
        own.remove(k);
        List<Expr> left = new ArrayList<>(factors);
        left.removeIf(f -> !within.containsAll(graph.axes(f)) || Collections.disjoint(graph.axes(f), own));
        List<Expr> right = new ArrayList<>(factors);
        right.removeIf(f -> within.containsAll(graph.axes(f)));
        List<Expr> shared = new ArrayList<>(factors);
        shared.removeIf(f -> left.contains(f) || right.contains(f));
        (left.size() > 1 || isComputed(left) ? left : right).addAll(shared);
        if (left.isEmpty() || right.isEmpty()) {
            return null;
        }
        Expr a = product(graph, left);
        Expr b = product(graph, right);
        Set<Axis> common = new TreeSet<>(graph.axes(a));
        common.retainAll(graph.axes(b));
        Set<Axis> rows = new TreeSet<>(graph.axes(a));
        rows.removeAll(common);
        Set<Axis> other = new TreeSet<>(graph.axes(b));
        other.removeAll(common);
        return common.equals(Set.of(k)) && rows.size() == 1 && other.size() == 1
                ? new Work.Contraction(a, b, rows.iterator().next(), other.iterator().next(), k) : null;
    }

    /// Factors over the summed axis alone go where something is computed anyway.
    private static boolean isComputed(List<Expr> factors) {
        return factors.stream().anyMatch(WorkList::isElementwise);
    }

    private static Expr product(Graph graph, List<Expr> factors) {
        return graph.intern(factors.stream().reduce(Expr::times).orElseThrow());
    }

    /// The rows of the product are the first axis of its target.
    private static Work.Contraction oriented(Work.Contraction c, List<Axis> target) {
        return target.indexOf(c.m()) <= target.indexOf(c.n()) ? c
                : new Work.Contraction(c.b(), c.a(), c.n(), c.m(), c.k());
    }
}
