// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.UnaryOp;
import org.jspecify.annotations.Nullable;

/// `x·x → x²`, `a·(1/b) → a/b` (unless that would divide every element by one scalar), `1/(1/x) → x`, `1/eˣ → e⁻ˣ`, and division by a
/// power of two is a product.
///
/// `a·(1/b)` and `a/b` differ by at most one rounding; `1/(1/x)` loses the overflow of subnormal `x`.
public final class ShortenProducts implements Rule {
    private static final int SAFE_EXPONENT = 100;

    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        return switch (expr) {
            case Expr.Unary u when u.op() == UnaryOp.RECIPROCAL && u.x() instanceof Expr.Unary v -> switch (v.op()) {
                case RECIPROCAL -> v.x();
                case EXP -> Formulas.exp(v.x().negate());
                case UnaryOp _ -> null;
            };
            case Expr.Binary b when b.op() == BinaryOp.MULTIPLY -> product(b, graph);
            case Expr.Binary b when b.op() == BinaryOp.DIVIDE && b.b() instanceof Expr.Const c
                    && isPowerOfTwo(c.value()) ->
                Formulas.constant(1 / c.value()).times(b.a());
            case Expr.Leaf _, Expr.Elementwise _, Expr.Collective _, Expr.View _ ->
                null;
        };
    }

    private static @Nullable Expr product(Expr.Binary b, Graph graph) {
        if (b.a() == b.b()) {
            return b.a().square();
        }
        Expr divisor = reciprocal(b.b());
        if (divisor != null && sameWork(b.a(), divisor, graph)) {
            return b.a().over(divisor);
        }
        divisor = reciprocal(b.a());
        return divisor != null && sameWork(b.b(), divisor, graph) ? b.b().over(divisor) : null;
    }

    private static boolean sameWork(Expr dividend, Expr divisor, Graph graph) {
        return graph.axes(divisor).containsAll(graph.axes(dividend));
    }

    private static @Nullable Expr reciprocal(Expr expr) {
        return expr instanceof Expr.Unary u && u.op() == UnaryOp.RECIPROCAL ? u.x() : null;
    }

    private static boolean isPowerOfTwo(double value) {
        int exponent = Math.getExponent(value);
        return Math.abs(exponent) < SAFE_EXPONENT && Math.abs(value) == Math.scalb(1.0, exponent);
    }
}
