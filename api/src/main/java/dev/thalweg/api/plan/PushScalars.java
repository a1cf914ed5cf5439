// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.UnaryOp;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Moves a scalar factor of a matrix product into the operand that is computed anyway: `s·Σ a·b → Σ a·(s·b)`.
///
/// Simplification gathers scalars outside of sums, which is right for reductions; after a matrix product it would cost a walk over
/// the whole result.
final class PushScalars {
    private final Graph graph;
    private final WorkList list;

    private PushScalars(Graph graph, WorkList list) {
        this.graph = graph;
        this.list = list;
    }

    static List<Expr> push(Graph graph, WorkList list, List<Expr> roots) {
        PushScalars pass = new PushScalars(graph, list);
        var memo = new IdentityHashMap<Expr, Expr>();
        return roots.stream().map(root -> graph.rewrite(root, pass::rewrite, memo)).toList();
    }

    private Expr rewrite(Expr expr) {
        return switch (expr) {
            case Expr.Unary u when u.op() == UnaryOp.NEGATE -> into(Formulas.constant(-1), u.x(), expr);
            case Expr.Binary b when b.op() == BinaryOp.MULTIPLY && graph.axes(b.a()).isEmpty() ->
                into(b.a(), b.b(), expr);
            case Expr.Leaf _, Expr.Elementwise _, Expr.Collective _, Expr.View _ ->
                expr;
        };
    }

    private Expr into(Expr scalar, Expr sum, Expr unchanged) {
        if (!(sum instanceof Expr.Reduce r)) {
            return unchanged;
        }
        Work.Contraction product = Contractions.find(r, list);
        if (product == null) {
            return unchanged;
        }
        Expr a = graph.intern(product.a());
        Expr b = graph.intern(product.b());
        return isComputed(b) ? Formulas.sum(a.times(scalar.times(b)), r.axes())
                : isComputed(a) ? Formulas.sum(scalar.times(a).times(b), r.axes()) : unchanged;
    }

    private static boolean isComputed(Expr operand) {
        return WorkList.isElementwise(operand);
    }

    /// A list that materialises nothing: enough to recognise products.
    static WorkList recogniser(Graph graph, List<dev.thalweg.api.formula.Axis> order) {
        return WorkList.of(graph, List.of(), Set.of(), order);
    }
}
