// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Cost;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.UnaryOp;
import java.util.ArrayList;
import java.util.List;

/// Shapes that several rules look for.
final class Patterns {
    private Patterns() {
    }

    static boolean is(Expr expr, double value) {
        return expr instanceof Expr.Const c && c.value() == value;
    }

    /// The factors of a product; divisors as reciprocals, signs with the first factor.
    static List<Expr> factors(Expr expr) {
        return switch (expr) {
            case Expr.Binary b when b.op() == BinaryOp.MULTIPLY -> {
                List<Expr> all = new ArrayList<>(factors(b.a()));
                all.addAll(factors(b.b()));
                yield all;
            }
            case Expr.Binary b when b.op() == BinaryOp.DIVIDE -> {
                List<Expr> all = new ArrayList<>(factors(b.a()));
                all.add(new Expr.Unary(UnaryOp.RECIPROCAL, b.b()));
                yield all;
            }
            case Expr.Unary u when u.op() == UnaryOp.NEGATE -> {
                List<Expr> all = new ArrayList<>(factors(u.x()));
                all.set(0, all.get(0).negate());
                yield all;
            }
            case Expr.Leaf _, Expr.Elementwise _, Expr.Collective _, Expr.View _ ->
                List.of(expr);
        };
    }

    /// The operations of a formula down to its folds.
    static int costAboveFolds(Expr expr) {
        return expr instanceof Expr.Collective ? 0
                : Cost.of(expr) + expr.operands().stream().mapToInt(Patterns::costAboveFolds).sum();
    }
}
