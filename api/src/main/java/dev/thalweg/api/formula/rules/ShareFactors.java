// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import org.jspecify.annotations.Nullable;

/// `x + x → 2·x`, `a·b ± a·c → a·(b ± c)`.
///
/// Exact for the first; the second moves one rounding and can turn `∞ − ∞` into `∞·0`, both NaN.
public final class ShareFactors implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (!(expr instanceof Expr.Binary b) || b.op() != BinaryOp.ADD && b.op() != BinaryOp.SUBTRACT) {
            return null;
        }
        if (b.op() == BinaryOp.ADD && b.a() == b.b()) {
            return Formulas.constant(2).times(b.a());
        }
        if (!(b.a() instanceof Expr.Binary p && b.b() instanceof Expr.Binary q && p.op() == BinaryOp.MULTIPLY
                && q.op() == BinaryOp.MULTIPLY)) {
            return null;
        }
        return p.a() == q.a() ? p.a().times(new Expr.Binary(b.op(), p.b(), q.b()))
                : p.b() == q.b() ? p.b().times(new Expr.Binary(b.op(), p.a(), q.a())) : null;
    }
}
