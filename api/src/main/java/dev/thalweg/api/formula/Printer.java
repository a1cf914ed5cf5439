// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.stream.Collectors;

/// Prints formulas as the text form writes them, with no more parentheses than needed.
public final class Printer {
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int COMPARE = 3;
    private static final int SUM = 4;
    private static final int PRODUCT = 5;
    private static final int PREFIX = 6;
    private static final int POWER = 7;
    private static final int ATOM = 8;

    private Printer() {
    }

    /// Prints a formula.
    ///
    /// @param expr the formula
    /// @return one line of text
    public static String print(Expr expr) {
        return switch (expr) {
            case Expr.Input i -> i.name();
            case Expr.Hyper h -> h.name();
            case Expr.Const c -> number(c.value());
            case Expr.Size s -> "#" + s.axis();
            case Expr.Position p -> "pos[" + p.axis() + "]";
            case Expr.Unary u -> unary(u);
            case Expr.Binary b -> binary(b);
            case Expr.Where w ->
                "where(" + print(w.condition()) + ", " + print(w.whenTrue()) + ", " + print(w.whenFalse()) + ")";
            case Expr.Stop s -> "stop(" + print(s.x()) + ")";
            case Expr.Reduce r ->
                r.op().text() + r.axes().stream().map(Axis::name).collect(Collectors.joining(", ", "[", "]"))
                        + "(" + print(r.x()) + ")";
            case Expr.Pick p -> inside(p.x(), ATOM) + "[" + p.axis() + " = " + print(p.index()) + "]";
            case Expr.Rename r -> inside(r.x(), ATOM) + "[" + r.from() + " -> " + r.to() + "]";
            case Expr.Custom c -> c.operation().text()
                    + c.arguments().stream().map(Printer::print).collect(Collectors.joining(", ", "(", ")"));
        };
    }

    /// Prints a number: whole ones without a point.
    ///
    /// @param value the number
    /// @return its text
    public static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9 && !(value == 0 && 1 / value < 0);
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    private static String unary(Expr.Unary u) {
        return switch (u.op()) {
            case NEGATE -> "-" + inside(u.x(), PREFIX);
            case SQUARE -> inside(u.x(), ATOM) + "^2";
            case NOT -> "not " + inside(u.x(), PREFIX);
            case RECIPROCAL -> "1 / " + inside(u.x(), PREFIX);
            case UnaryOp function -> function.text() + "(" + print(u.x()) + ")";
        };
    }

    private static String binary(Expr.Binary b) {
        if (b.op() == BinaryOp.MAX || b.op() == BinaryOp.MIN) {
            return b.op().text() + "(" + print(b.a()) + ", " + print(b.b()) + ")";
        }
        int level = level(b);
        boolean strictRight = b.op() == BinaryOp.SUBTRACT || b.op() == BinaryOp.DIVIDE || b.op().isComparison();
        int left = b.op() == BinaryOp.POWER || b.op().isComparison() ? level + 1 : level;
        return inside(b.a(), left) + " " + b.op().text() + " " + inside(b.b(), strictRight ? level + 1 : level);
    }

    private static String inside(Expr expr, int least) {
        String text = print(expr);
        return level(expr) < least ? "(" + text + ")" : text;
    }

    private static int level(Expr expr) {
        return switch (expr) {
            case Expr.Input _, Expr.Hyper _, Expr.Size _, Expr.Position _, Expr.Where _, Expr.Stop _, Expr.Collective _, Expr.View _ ->
                ATOM;
            case Expr.Const c -> c.value() < 0 ? PREFIX : ATOM;
            case Expr.Unary u -> switch (u.op()) {
                case NEGATE, NOT -> PREFIX;
                case SQUARE -> POWER;
                case RECIPROCAL -> PRODUCT;
                case UnaryOp _ -> ATOM;
            };
            case Expr.Binary b -> switch (b.op()) {
                case ADD, SUBTRACT -> SUM;
                case MULTIPLY, DIVIDE -> PRODUCT;
                case POWER -> POWER;
                case MAX, MIN -> ATOM;
                case LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, NOT_EQUAL -> COMPARE;
                case AND -> AND;
                case OR -> OR;
            };
        };
    }
}
