// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.UnaryOp;
import org.jspecify.annotations.Nullable;

/// Factors that vary less come together, so that they are computed once a row or once at all: `s·(t·x) → (s·t)·x`,
/// `s·(t/x) → (s·t)/x` where `s` and `t` have fewer axes than `x`; a division by sizes becomes a product, `x/#n → (1/#n)·x`.
///
/// One rounding moves; overflow would need factors near the ends of the range.
public final class GatherScalars implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (!(expr instanceof Expr.Binary b)) {
            return null;
        }
        if (b.op() == BinaryOp.DIVIDE && ofSizes(b.b()) && !graph.axes(b.a()).isEmpty()) {
            return new Expr.Unary(UnaryOp.RECIPROCAL, b.b()).times(b.a());
        }
        if (b.op() != BinaryOp.MULTIPLY) {
            return null;
        }
        Expr left = pull(b.a(), b.b(), graph);
        return left != null ? left : pull(b.b(), b.a(), graph);
    }

    /// The factor meets the lesser factor of a product; if it is the greater one itself, the lesser one comes outside.
    private static @Nullable Expr pull(Expr factor, Expr product, Graph graph) {
        if (!(product instanceof Expr.Binary q) || q.op() != BinaryOp.MULTIPLY && q.op() != BinaryOp.DIVIDE) {
            return null;
        }
        Expr lesser = q.a();
        Expr rest = q.b();
        if (lessThan(factor, rest, graph) && lessThan(lesser, rest, graph) && nested(factor, lesser, graph)
                || factor instanceof Expr.Const && lesser instanceof Expr.Const) {
            return new Expr.Binary(q.op(), factor.times(lesser), rest);
        }
        boolean outside = q.op() == BinaryOp.MULTIPLY && lessThan(lesser, factor, graph)
                && lessThan(lesser, rest, graph) && !lessThan(rest, factor, graph);
        return outside ? lesser.times(factor.times(rest)) : null;
    }

    private static boolean lessThan(Expr a, Expr b, Graph graph) {
        return graph.axes(b).containsAll(graph.axes(a)) && graph.axes(a).size() < graph.axes(b).size();
    }

    private static boolean nested(Expr a, Expr b, Graph graph) {
        return graph.axes(a).containsAll(graph.axes(b)) || graph.axes(b).containsAll(graph.axes(a));
    }

    private static boolean ofSizes(Expr expr) {
        return expr instanceof Expr.Size || expr instanceof Expr.Binary b && b.op() == BinaryOp.MULTIPLY
                && (ofSizes(b.a()) || b.a() instanceof Expr.Const) && ofSizes(b.b());
    }
}
