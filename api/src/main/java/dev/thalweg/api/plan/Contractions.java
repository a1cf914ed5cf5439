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

/// Recognises matrix products: a sum of a product that falls into two groups of factors, which share the summed axes alone and have
/// axes of their own. Several axes count as one where they lie side by side in both operands and in the result.
final class Contractions {
    private Contractions() {
    }

    static Work.@Nullable Contraction find(Expr.Reduce sum, WorkList list) {
        List<Expr> factors = factors(sum.x(), list);
        for (Expr seed : factors) {
            if (list.graph.axes(seed).containsAll(sum.axes())) {
                Work.Contraction found = split(list, factors, list.graph.axes(seed), sum.axes());
                if (found != null) {
                    return found;
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
            case Expr.Leaf _, Expr.Elementwise _, Expr.Collective _, Expr.View _ ->
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

    private static Work.@Nullable Contraction split(WorkList list, List<Expr> factors, Set<Axis> within, Set<Axis> k) {
        Graph graph = list.graph;
        Set<Axis> own = new TreeSet<>(within);
        own.removeAll(k);
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
        return matrices(list, product(graph, left), product(graph, right), k);
    }

    /// The product of two factors, if they share the summed axes alone, each has axes of its own, and all lie as matrices do.
    private static Work.@Nullable Contraction matrices(WorkList list, Expr a, Expr b, Set<Axis> k) {
        Set<Axis> common = new TreeSet<>(list.graph.axes(a));
        common.retainAll(list.graph.axes(b));
        if (!common.equals(k)) {
            return null;
        }
        List<Axis> depth = list.ordered(k);
        List<Axis> rows = own(list, a, k);
        List<Axis> columns = own(list, b, k);
        if (rows.isEmpty() || columns.isEmpty() || !isMatrix(list.layout(a), rows, depth)
                || !isMatrix(list.layout(b), columns, depth)) {
            return null;
        }
        Set<Axis> result = new TreeSet<>(rows);
        result.addAll(columns);
        List<Axis> target = list.ordered(result);
        return target.equals(joined(rows, columns)) ? new Work.Contraction(a, b, rows, columns, depth)
                : target.equals(joined(columns, rows)) ? new Work.Contraction(b, a, columns, rows, depth) : null;
    }

    private static List<Axis> own(WorkList list, Expr factor, Set<Axis> k) {
        Set<Axis> own = new TreeSet<>(list.graph.axes(factor));
        own.removeAll(k);
        return list.ordered(own);
    }

    private static boolean isMatrix(List<Axis> layout, List<Axis> rows, List<Axis> columns) {
        return layout.equals(joined(rows, columns)) || layout.equals(joined(columns, rows));
    }

    private static List<Axis> joined(List<Axis> a, List<Axis> b) {
        List<Axis> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    /// Factors over the summed axis alone go where something is computed anyway.
    private static boolean isComputed(List<Expr> factors) {
        return factors.stream().anyMatch(WorkList::isElementwise);
    }

    private static Expr product(Graph graph, List<Expr> factors) {
        return graph.intern(factors.stream().reduce(Expr::times).orElseThrow());
    }
}
