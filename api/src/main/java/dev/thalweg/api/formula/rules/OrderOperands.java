// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula.rules;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Graph;
import org.jspecify.annotations.Nullable;

/// Operands of commutative functions stand in one order: constants first, then fewer axes, then the older node.
///
/// Exact: `a + b` and `b + a` round alike, signed zeros and NaN included.
public final class OrderOperands implements Rule {
    @Override
    public @Nullable Expr rewrite(Expr expr, Graph graph) {
        if (!(expr instanceof Expr.Binary b) || !commutes(b.op()) || rank(b.a(), graph) <= rank(b.b(), graph)) {
            return null;
        }
        return new Expr.Binary(b.op(), b.b(), b.a());
    }

    private static long rank(Expr expr, Graph graph) {
        return expr instanceof Expr.Const ? -1 : ((long) graph.axes(expr).size() << 32) + graph.id(expr);
    }

    private static boolean commutes(BinaryOp op) {
        return switch (op) {
            case ADD, MULTIPLY, MAX, MIN, EQUAL, NOT_EQUAL, AND, OR -> true;
            case SUBTRACT, DIVIDE, POWER, LESS, AT_MOST, GREATER, AT_LEAST -> false;
        };
    }
}
