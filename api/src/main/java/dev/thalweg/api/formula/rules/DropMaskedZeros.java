// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import static dev.thalweg.api.formula.rules.Patterns.is;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mask that lets nothing through but zeros goes: `where(c, f·(a − b), 0) → 0` where `a` and `b` are the same as far as `c` holds,
/// such as `x` and `where(c, x, y)`. What is clamped leaves such a product in its derivative.
///
/// What was finite stays; an infinite or NaN `a` that the mask lets through gives 0 instead of NaN.
public final class DropMaskedZeros implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        return expr instanceof Expr.Where w && (is(w.whenFalse(), 0) || is(w.whenTrue(), 0))
                && isZero(w, new IdentityHashMap<>()) ? Formulas.constant(0) : null;
    }

    /// @param known conditions that are decided on the way to the formula
    private static boolean isZero(Expr expr, Map<Expr, Boolean> known) {
        return switch (expr) {
            case Expr.Const c -> c.value() == 0;
            case Expr.Where w -> isZero(w.whenTrue(), with(known, w.condition(), true))
                    && isZero(w.whenFalse(), with(known, w.condition(), false));
            case Expr.Binary b when b.op() == BinaryOp.MULTIPLY -> isZero(b.a(), known) || isZero(b.b(), known);
            case Expr.Binary b when b.op() == BinaryOp.SUBTRACT -> chosen(b.a(), known) == chosen(b.b(), known);
            case Expr.Leaf _, Expr.Elementwise _, Expr.Collective _, Expr.View _ ->
                false;
        };
    }

    private static Map<Expr, Boolean> with(Map<Expr, Boolean> known, Expr condition, boolean holds) {
        Map<Expr, Boolean> more = new IdentityHashMap<>(known);
        more.put(condition, holds);
        if (holds && condition instanceof Expr.Binary both && both.op() == BinaryOp.AND) {
            both.operands().forEach(each -> more.put(each, true));
        }
        return more;
    }

    private static Expr chosen(Expr expr, Map<Expr, Boolean> known) {
        Expr choice = expr;
        while (choice instanceof Expr.Where w && known.containsKey(w.condition())) {
            choice = Boolean.TRUE.equals(known.get(w.condition())) ? w.whenTrue() : w.whenFalse();
        }
        return choice;
    }
}
