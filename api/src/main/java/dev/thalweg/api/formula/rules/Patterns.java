// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Cost;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import dev.thalweg.api.formula.UnaryOp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shapes that several rules look for.
final class Patterns {
    private Patterns() {
    }

    /// A test that holds at one position of an axis only.
    record OneHot(Axis axis, Expr index) {
    }

    static boolean is(Expr expr, double value) {
        return expr instanceof Expr.Const c && c.value() == value;
    }

    static @Nullable OneHot oneHot(Expr condition, Graph graph) {
        if (!(condition instanceof Expr.Binary b) || b.op() != BinaryOp.EQUAL) {
            return null;
        }
        if (b.a() instanceof Expr.Position p && !graph.axes(b.b()).contains(p.axis())) {
            return new OneHot(p.axis(), b.b());
        }
        if (b.b() instanceof Expr.Position p && !graph.axes(b.a()).contains(p.axis())) {
            return new OneHot(p.axis(), b.a());
        }
        return null;
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
