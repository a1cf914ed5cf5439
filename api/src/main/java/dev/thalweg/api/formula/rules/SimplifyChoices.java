// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import static dev.thalweg.api.formula.rules.Patterns.is;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.UnaryOp;
import org.jspecify.annotations.Nullable;

/// Choices that are decided or nested: equal sides; `where(not c, a, b) → where(c, b, a)`; the same condition inside is decided;
/// `where(c, where(d, a, 0), 0) → where(c and d, a, 0)`, except that a one-hot test stays alone and outermost, so that sums over it
/// become picks.
///
/// Exact.
public final class SimplifyChoices implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (!(expr instanceof Expr.Where w)) {
            return null;
        }
        Expr c = w.condition();
        Expr a = w.whenTrue();
        Expr b = w.whenFalse();
        if (a == b) {
            return a;
        }
        if (c instanceof Expr.Unary u && u.op() == UnaryOp.NOT) {
            return new Expr.Where(u.x(), b, a);
        }
        if (a instanceof Expr.Where inner && inner.condition() == c) {
            return new Expr.Where(c, inner.whenTrue(), b);
        }
        if (b instanceof Expr.Where inner && inner.condition() == c) {
            return new Expr.Where(c, a, inner.whenFalse());
        }
        return is(b, 0) ? mask(c, a, b, graph) : null;
    }

    private static @Nullable Expr mask(Expr c, Expr a, Expr zero, Graph graph) {
        if (c instanceof Expr.Binary both && both.op() == BinaryOp.AND) {
            if (OneHot.of(both.a(), graph) != null) {
                return new Expr.Where(both.a(), new Expr.Where(both.b(), a, zero), zero);
            }
            if (OneHot.of(both.b(), graph) != null) {
                return new Expr.Where(both.b(), new Expr.Where(both.a(), a, zero), zero);
            }
        }
        if (!(a instanceof Expr.Where inner) || !is(inner.whenFalse(), 0) || OneHot.of(c, graph) != null) {
            return null;
        }
        return OneHot.of(inner.condition(), graph) != null
                ? new Expr.Where(inner.condition(), new Expr.Where(c, inner.whenTrue(), zero), zero)
                : new Expr.Where(c.and(inner.condition()), inner.whenTrue(), zero);
    }
}
