// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.plan;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.Reduction;
import dev.thalweg.api.formula.Simplify;
import dev.thalweg.api.formula.UnaryOp;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/// The fourth pass: gives log-sum-exp its stable form, in which one exponential per element is shared by sum, value and gradient.
///
/// With `m = max x` (0 where that is −∞), `e = exp(x − m)` and `S = Σ e`:
///
/// 1. `exp(x − lse x) → e · (1/S)`, before all others, so that softmax and its sum share `e`;
/// 2. `y − lse x → (y − m) − log S` and `lse x − y → log S − (y − m)`: `m + log S` is never formed where something is subtracted;
/// 3. what is left: `lse x → m + log S`.
///
/// Only −∞ is guarded: a logit of +∞ must give NaN. The maximum passes over NaN, for the sum has it anyway.
public final class Lower {
    private final Graph graph;

    private Lower(Graph graph) {
        this.graph = graph;
    }

    /// Lowers formulas together.
    ///
    /// @param graph the graph they are in
    /// @param roots simplified formulas
    /// @return equal formulas without log-sum-exp, simplified
    public static List<Expr> lower(Graph graph, List<Expr> roots) {
        Lower lower = new Lower(graph);
        List<Expr> result = roots;
        for (UnaryOperator<Expr> rule : List.<UnaryOperator<Expr>>of(lower::softmax, lower::differences,
                lower::alone)) {
            var memo = new IdentityHashMap<Expr, Expr>();
            result = result.stream().map(root -> graph.rewrite(root, rule, memo)).toList();
        }
        Simplify simplify = new Simplify(graph);
        return result.stream().map(simplify::simplify).toList();
    }

    private Expr softmax(Expr expr) {
        return expr instanceof Expr.Unary u && u.op() == UnaryOp.EXP && u.x() instanceof Expr.Binary b
                && b.op() == BinaryOp.SUBTRACT
                && isLogSumExp(b.b()) && b.b() instanceof Expr.Reduce r && b.a() == r.x()
                        ? Formulas.reciprocal(total(r)).times(shifted(r)) : expr;
    }

    private Expr differences(Expr expr) {
        if (!(expr instanceof Expr.Binary b) || b.op() != BinaryOp.SUBTRACT) {
            return expr;
        }
        return isLogSumExp(b.b()) && b.b() instanceof Expr.Reduce r
                ? b.a().minus(shift(r)).minus(Formulas.log(total(r)))
                : isLogSumExp(b.a()) && b.a() instanceof Expr.Reduce r
                        ? Formulas.log(total(r)).minus(b.b().minus(shift(r))) : expr;
    }

    private Expr alone(Expr expr) {
        return isLogSumExp(expr) && expr instanceof Expr.Reduce r ? shift(r).plus(Formulas.log(total(r))) : expr;
    }

    private static boolean isLogSumExp(Expr expr) {
        return expr instanceof Expr.Reduce r && r.op() == Reduction.LOG_SUM_EXP;
    }

    private Expr shift(Expr.Reduce r) {
        Expr greatest = Formulas.reduce(Reduction.MAX_NUMBER, r.x(), r.axes());
        return graph.intern(Formulas.where(greatest.equalTo(Formulas.constant(Double.NEGATIVE_INFINITY)),
                Formulas.constant(0), greatest));
    }

    private Expr shifted(Expr.Reduce r) {
        return Formulas.exp(r.x().minus(shift(r)));
    }

    private Expr total(Expr.Reduce r) {
        return Formulas.sum(shifted(r), r.axes());
    }
}
