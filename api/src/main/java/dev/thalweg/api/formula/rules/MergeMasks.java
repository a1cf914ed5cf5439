// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import static dev.thalweg.api.formula.rules.Patterns.is;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import org.jspecify.annotations.Nullable;

/// Masked summands of one condition become one choice: `where(c, a, 0) + where(c, b, 0) → where(c, a + b, 0)` and
/// `where(c, a, 0) + where(c, 0, b) → where(c, a, b)`, differences likewise; `where(c, 1, 0)·x → where(c, x, 0)`.
///
/// Exact but for the sign of a zero; the last form also keeps an infinite or NaN `x` out where the mask is false, which is what a mask
/// means.
public final class MergeMasks implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (!(expr instanceof Expr.Binary b)) {
            return null;
        }
        if (b.op() == BinaryOp.MULTIPLY) {
            return isUnitMask(b.a()) ? masked(b.a(), b.b()) : isUnitMask(b.b()) ? masked(b.b(), b.a()) : null;
        }
        boolean sum = b.op() == BinaryOp.ADD;
        if ((sum || b.op() == BinaryOp.SUBTRACT) && b.a() instanceof Expr.Where p && b.b() instanceof Expr.Where q
                && p.condition() == q.condition() && halfEmpty(p) && halfEmpty(q)) {
            return new Expr.Where(p.condition(), add(p.whenTrue(), q.whenTrue(), sum),
                    add(p.whenFalse(), q.whenFalse(), sum));
        }
        return null;
    }

    private static boolean halfEmpty(Expr.Where w) {
        return is(w.whenTrue(), 0) || is(w.whenFalse(), 0);
    }

    private static Expr add(Expr a, Expr b, boolean sum) {
        return sum ? a.plus(b) : a.minus(b);
    }

    private static boolean isUnitMask(Expr expr) {
        return expr instanceof Expr.Where w && is(w.whenTrue(), 1) && is(w.whenFalse(), 0);
    }

    private static @Nullable Expr masked(Expr mask, Expr x) {
        return mask instanceof Expr.Where w ? Formulas.where(w.condition(), x, 0) : null;
    }
}
