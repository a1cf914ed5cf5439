// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.UnaryOp;
import org.jspecify.annotations.Nullable;

/// `x⁰ → 1`, `x¹ → x`, `x² → square`, `x^½ → √x`, `x⁻¹ → 1/x` for constant exponents.
///
/// `(−0)^½` is `0`, `√−0` is `−0`; `(−∞)^½` is `∞`, `√−∞` is NaN: bases are non-negative where a half is written.
public final class NormalizePowers implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (!(expr instanceof Expr.Binary b) || b.op() != BinaryOp.POWER || !(b.b() instanceof Expr.Const c)) {
            return null;
        }
        double exponent = c.value();
        return exponent == 0 ? Formulas.constant(1)
                : exponent == 1 ? b.a()
                        : exponent == 2 ? b.a().square()
                                : exponent == 0.5 ? Formulas.sqrt(b.a())
                                        : exponent == -1 ? new Expr.Unary(UnaryOp.RECIPROCAL, b.a()) : null;
    }
}
