// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.UnaryOp;
import org.jspecify.annotations.Nullable;

/// Factors without axes come together, so that they are computed once: `s·(t·x) → (s·t)·x`, `s·(t/x) → (s·t)/x`, and a division by
/// sizes becomes a product, `x/#n → (1/#n)·x`.
///
/// One rounding moves; overflow would need scalars near the ends of the range, and the scalar part is computed in `double`.
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
        if (isScalar(b.a(), graph)) {
            return pull(b.a(), b.b(), graph);
        }
        return b.b() instanceof Expr.Binary q && q.op() == BinaryOp.MULTIPLY && isScalar(q.a(), graph)
                ? q.a().times(b.a().times(q.b()))
                : b.a() instanceof Expr.Binary q && q.op() == BinaryOp.MULTIPLY && isScalar(q.a(), graph)
                        ? q.a().times(q.b().times(b.b()))
                        : null;
    }

    private static @Nullable Expr pull(Expr scalar, Expr rest, Graph graph) {
        boolean pulls = rest instanceof Expr.Binary q && (q.op() == BinaryOp.MULTIPLY || q.op() == BinaryOp.DIVIDE)
                && isScalar(q.a(), graph) && !graph.axes(q.b()).isEmpty();
        return pulls && rest instanceof Expr.Binary q ? new Expr.Binary(q.op(), scalar.times(q.a()), q.b())
                : rest instanceof Expr.Binary p && p.op() == BinaryOp.MULTIPLY && scalar instanceof Expr.Const
                        && p.a() instanceof Expr.Const ? scalar.times(p.a()).times(p.b()) : null;
    }

    private static boolean isScalar(Expr expr, Graph graph) {
        return graph.axes(expr).isEmpty();
    }

    private static boolean ofSizes(Expr expr) {
        return expr instanceof Expr.Size || expr instanceof Expr.Binary b && b.op() == BinaryOp.MULTIPLY
                && (ofSizes(b.a()) || b.a() instanceof Expr.Const) && ofSizes(b.b());
    }
}
