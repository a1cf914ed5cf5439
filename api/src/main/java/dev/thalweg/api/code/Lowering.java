// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

import dev.thalweg.api.formula.BinaryOp;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.UnaryOp;
import java.util.IdentityHashMap;
import java.util.Map;

/// Turns element-wise formulas into primitives, one row for each operation of the language.
///
/// **Contraction.** A sum or difference fuses with a product (or square) that nothing else in the sweep uses: with its left
/// operand if that is one, else with its right operand. The rule looks at the formula alone, so vector kernel and scalar twin
/// fuse alike on every machine.
///
/// Truths are masks; where a number is wanted a mask is 1 or 0, and where a truth is wanted a number is true unless it is 0.
final class Lowering {

    /// What stands for the leaves.
    interface Leaves {
        Value leaf(Expr leaf);

        /// Whether a difference is known not to be positive, such as a row's entry less the row's maximum.
        boolean isNotPositive(Expr.Binary difference);
    }

    private final Code code;
    private final Leaves leaves;
    private final Map<Expr, Integer> uses;
    private final Map<Expr, Value> reals = new IdentityHashMap<>();
    private final Map<Expr, Value> truths = new IdentityHashMap<>();
    private final Exponentials exponentials;
    private final Logarithms logarithms;

    /// @param uses how often each node is used, by identity
    Lowering(Code code, Leaves leaves, Map<Expr, Integer> uses) {
        this.code = code;
        this.leaves = leaves;
        this.uses = uses;
        exponentials = new Exponentials(code);
        logarithms = new Logarithms(code);
    }

    Value real(Expr expr) {
        Value known = reals.get(expr);
        if (known == null) {
            known = isTruth(expr) ? code.select(truth(expr), code.real(1), code.real(0)) : lowerReal(expr);
            reals.put(expr, known);
        }
        return known;
    }

    private static boolean isTruth(Expr expr) {
        return switch (expr) {
            case Expr.Binary b -> b.op().isTruth();
            case Expr.Unary u -> u.op() == UnaryOp.NOT;
            case Expr.Stop s -> isTruth(s.x());
            case Expr.Where _, Expr.Leaf _, Expr.Collective _, Expr.View _ ->
                false;
        };
    }

    private Value lowerReal(Expr expr) {
        return switch (expr) {
            case Expr.Const c -> code.real(c.value());
            case Expr.Input _, Expr.Hyper _, Expr.Size _, Expr.Position _, Expr.Pick _ -> leaves.leaf(expr);
            case Expr.Unary u -> unary(u.op(), real(u.x()));
            case Expr.Binary b -> binary(b);
            case Expr.Where w -> code.select(truth(w.condition()), real(w.whenTrue()), real(w.whenFalse()));
            case Expr.Stop s -> real(s.x());
            case Expr.Rename _, Expr.Collective _ ->
                throw new IllegalArgumentException("no statement of a sweep: " + expr);
        };
    }

    private Value unary(UnaryOp op, Value x) {
        return switch (op) {
            case NEGATE -> code.negate(x);
            case ABS -> code.abs(x);
            case SIGN -> sign(x);
            case SQUARE -> code.multiply(x, x);
            case SQRT -> code.sqrt(x);
            case RECIPROCAL -> code.divide(code.real(1), x);
            case EXP -> exponentials.exp(x);
            case EXPM1 -> exponentials.expm1(x);
            case LOG -> logarithms.log(x);
            case LOG1P -> logarithms.log1p(x);
            case SIGMOID -> exponentials.sigmoid(x);
            case SOFTPLUS -> logarithms.softplus(x, exponentials);
            case TANH -> exponentials.tanh(x);
            case ERF -> new ErrorFunction(code, exponentials).erf(x);
            case XLOGX -> logarithms.xlogx(x);
            case SIN -> new Trigonometry(code).sin(x);
            case COS -> new Trigonometry(code).cos(x);
            case ACOS -> new Trigonometry(code).acos(x);
            case ATAN -> new Trigonometry(code).atan(x);
            case LGAMMA -> new GammaFunctions(code, logarithms).logGamma(x);
            case DIGAMMA -> new GammaFunctions(code, logarithms).digamma(x);
            case NOT -> throw new IllegalStateException("not a real number");
        };
    }

    /// NaN and zeros stay what they are.
    private Value sign(Value x) {
        Value zero = code.real(0);
        Value negative = code.select(code.less(x, zero), code.real(-1), x);
        return code.ranges().assume(code.select(code.less(zero, x), code.real(1), negative), new Range(-1, 1));
    }

    private Value binary(Expr.Binary b) {
        return switch (b.op()) {
            case ADD -> sum(b.a(), b.b());
            case SUBTRACT -> difference(b);
            case MULTIPLY -> code.multiply(real(b.a()), real(b.b()));
            case DIVIDE -> code.divide(real(b.a()), real(b.b()));
            case POWER -> new Powers(code, exponentials, logarithms).pow(real(b.a()), real(b.b()));
            case MAX -> code.max(real(b.a()), real(b.b()));
            case MIN -> code.min(real(b.a()), real(b.b()));
            case LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, NOT_EQUAL, AND, OR ->
                throw new IllegalStateException("not a real number");
        };
    }

    private Value sum(Expr a, Expr b) {
        if (isProduct(a)) {
            return fused(a, false, real(b));
        }
        return isProduct(b) ? fused(b, false, real(a)) : code.add(real(a), real(b));
    }

    private Value difference(Expr.Binary b) {
        Value result = isProduct(b.a()) ? fused(b.a(), false, code.negate(real(b.b())))
                : isProduct(b.b()) ? fused(b.b(), true, real(b.a())) : code.subtract(real(b.a()), real(b.b()));
        return leaves.isNotPositive(b) ? code.ranges().assume(result, Range.NOT_POSITIVE) : result;
    }

    private boolean isProduct(Expr expr) {
        boolean product = expr instanceof Expr.Binary b && b.op() == BinaryOp.MULTIPLY
                || expr instanceof Expr.Unary u && u.op() == UnaryOp.SQUARE;
        return product && uses.getOrDefault(expr, 0) == 1;
    }

    private Value fused(Expr product, boolean negated, Value addend) {
        Value a = real(product.operands().getFirst());
        Value b = real(product.operands().getLast());
        if (!negated) {
            return code.fma(a, b, addend);
        }
        return b.isConstant() ? code.fma(a, code.negate(b), addend) : code.fma(code.negate(a), b, addend);
    }

    Value truth(Expr expr) {
        Value known = truths.get(expr);
        if (known == null) {
            known = isTruth(expr) ? lowerTruth(expr) : code.notEqual(real(expr), code.real(0));
            truths.put(expr, known);
        }
        return known;
    }

    private Value lowerTruth(Expr expr) {
        return switch (expr) {
            case Expr.Unary u -> code.not(truth(u.x()));
            case Expr.Stop s -> truth(s.x());
            case Expr.Binary b -> b.op().isLogical() ? logical(b) : comparison(b.op(), real(b.a()), real(b.b()));
            case Expr.Where _, Expr.Leaf _, Expr.Collective _, Expr.View _ ->
                throw new IllegalStateException("not a truth");
        };
    }

    private Value logical(Expr.Binary b) {
        return b.op() == BinaryOp.AND ? code.and(truth(b.a()), truth(b.b())) : code.or(truth(b.a()), truth(b.b()));
    }

    private Value comparison(BinaryOp op, Value a, Value b) {
        return switch (op) {
            case LESS -> code.less(a, b);
            case AT_MOST -> code.atMost(a, b);
            case GREATER -> code.less(b, a);
            case AT_LEAST -> code.atMost(b, a);
            case EQUAL -> code.equal(a, b);
            case NOT_EQUAL -> code.notEqual(a, b);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, MAX, MIN, AND, OR ->
                throw new IllegalStateException("not a comparison");
        };
    }
}
