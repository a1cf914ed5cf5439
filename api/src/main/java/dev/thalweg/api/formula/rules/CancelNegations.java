// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import static dev.thalweg.api.formula.rules.Patterns.is;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.UnaryOp;
import org.jspecify.annotations.Nullable;

/// Signs move outwards and cancel: `−−x → x`, `a + (−b) → a − b`, `a − (−b) → a + b`, `−(a − b) → b − a`, `(−a)·b → −(a·b)`,
/// `(−a)/b → −(a/b)`, `−(c·x) → (−c)·x`, `|−x| → |x|`, `(−x)² → x²`, `|x|² → x²`, `−where(c, a, 0) → where(c, −a, 0)`.
///
/// Exact but for the sign of a zero (`−(a − a)`), because rounding to nearest is symmetric.
public final class CancelNegations implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        return switch (expr) {
            case Expr.Unary u -> unary(u);
            case Expr.Binary b -> binary(b);
            case Expr.Where _, Expr.Stop _, Expr.Leaf _, Expr.Collective _, Expr.View _ ->
                null;
        };
    }

    private static @Nullable Expr unary(Expr.Unary u) {
        if ((u.op() == UnaryOp.ABS || u.op() == UnaryOp.SQUARE) && u.x() instanceof Expr.Unary v
                && (v.op() == UnaryOp.NEGATE || v.op() == UnaryOp.ABS)) {
            return new Expr.Unary(u.op(), v.x());
        }
        if (u.op() != UnaryOp.NEGATE) {
            return null;
        }
        return switch (u.x()) {
            case Expr.Unary v when v.op() == UnaryOp.NEGATE -> v.x();
            case Expr.Binary b when b.op() == BinaryOp.SUBTRACT -> b.b().minus(b.a());
            case Expr.Binary b when (b.op() == BinaryOp.MULTIPLY || b.op() == BinaryOp.DIVIDE)
                    && b.a() instanceof Expr.Const c ->
                new Expr.Binary(b.op(), Formulas.constant(-c.value()), b.b());
            case Expr.Where w when is(w.whenTrue(), 0) || is(w.whenFalse(), 0) ->
                new Expr.Where(w.condition(), negated(w.whenTrue()), negated(w.whenFalse()));
            case Expr.Leaf _, Expr.Elementwise _, Expr.Collective _, Expr.View _ ->
                null;
        };
    }

    private static Expr negated(Expr side) {
        return is(side, 0) ? side : side.negate();
    }

    private static @Nullable Expr binary(Expr.Binary b) {
        Expr a = positive(b.a());
        Expr c = positive(b.b());
        return switch (b.op()) {
            case ADD -> c != null ? b.a().minus(c) : a != null ? b.b().minus(a) : null;
            case SUBTRACT -> c != null ? b.a().plus(c) : null;
            case MULTIPLY -> a != null ? a.times(b.b()).negate() : c != null ? b.a().times(c).negate() : null;
            case DIVIDE -> a != null ? a.over(b.b()).negate() : null;
            case POWER, MAX, MIN, LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, NOT_EQUAL, AND, OR -> null;
        };
    }

    private static @Nullable Expr positive(Expr x) {
        return x instanceof Expr.Unary u && u.op() == UnaryOp.NEGATE ? u.x() : null;
    }
}
