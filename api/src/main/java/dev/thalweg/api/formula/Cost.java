// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// What element-wise nodes cost, in lowered vector operations of a 32-bit kernel.
public final class Cost {
    private Cost() {
    }

    /// The cost of one node alone.
    ///
    /// @param expr the node
    /// @return its operations
    public static int of(Expr expr) {
        return switch (expr) {
            case Expr.Unary u -> of(u.op());
            case Expr.Binary b -> of(b.op());
            case Expr.Where _, Expr.Collective _ -> 1;
            case Expr.Stop _, Expr.Leaf _, Expr.View _ ->
                0;
        };
    }

    private static int of(UnaryOp op) {
        return switch (op) {
            case NEGATE, ABS, SQUARE, SQRT, RECIPROCAL, NOT -> 1;
            case SIGN -> 3;
            case EXP -> 14;
            case EXPM1, LOG, SIGMOID -> 18;
            case ATAN -> 18;
            case SIN, COS -> 26;
            case ACOS -> 23;
            case LGAMMA -> 80;
            case DIGAMMA -> 90;
            case TANH -> 20;
            case XLOGX -> 21;
            case LOG1P -> 22;
            case ERF -> 28;
            case SOFTPLUS -> 38;
        };
    }

    private static int of(BinaryOp op) {
        return switch (op) {
            case POWER -> 36;
            case MAX, MIN -> 2;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, NOT_EQUAL, AND, OR -> 1;
        };
    }

    /// The cost of formulas together; shared nodes count once.
    ///
    /// @param roots the formulas
    /// @return their operations
    public static int of(Collection<Expr> roots) {
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return roots.stream().mapToInt(root -> tree(root, seen)).sum();
    }

    private static int tree(Expr expr, Set<Expr> seen) {
        return seen.add(expr) ? of(expr) + expr.operands().stream().mapToInt(x -> tree(x, seen)).sum() : 0;
    }
}
