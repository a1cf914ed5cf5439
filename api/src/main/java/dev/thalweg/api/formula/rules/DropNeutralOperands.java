// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import static dev.thalweg.api.formula.rules.Patterns.is;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.UnaryOp;
import org.jspecify.annotations.Nullable;

/// `0 + x → x`, `x − 0 → x`, `0 − x → −x`, `1·x → x`, `−1·x → −x`, `x / 1 → x`, `1 / x → reciprocal`.
///
/// Holds for infinities and NaN; `0 + (−0)` is `0`, the rewritten `−0`: the sign of a zero is not kept. Never `0·x → 0`, which is wrong
/// for infinities and NaN.
public final class DropNeutralOperands implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (!(expr instanceof Expr.Binary b)) {
            return null;
        }
        return switch (b.op()) {
            case ADD -> is(b.a(), 0) ? b.b() : null;
            case SUBTRACT -> is(b.b(), 0) ? b.a() : is(b.a(), 0) ? b.b().negate() : null;
            case MULTIPLY -> is(b.a(), 1) ? b.b() : is(b.a(), -1) ? b.b().negate() : null;
            case DIVIDE -> is(b.b(), 1) ? b.a() : is(b.a(), 1) ? new Expr.Unary(UnaryOp.RECIPROCAL, b.b()) : null;
            case POWER, MAX, MIN, LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, NOT_EQUAL, AND, OR -> null;
        };
    }
}
