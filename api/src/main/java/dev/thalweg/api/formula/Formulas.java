// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// The functions from which formulas are written; meant for static import.
public final class Formulas {

    private Formulas() {
    }

    /// A real input.
    ///
    /// @param name its name
    /// @param axes its axes, outermost first
    /// @return the leaf
    public static Expr.Input input(String name, Axis... axes) {
        return new Expr.Input(name, List.of(axes), Kind.REAL);
    }

    /// An input of class indices.
    ///
    /// @param name its name
    /// @param axes its axes, outermost first
    /// @return the leaf
    public static Expr.Input label(String name, Axis... axes) {
        return new Expr.Input(name, List.of(axes), Kind.LABEL);
    }

    /// A number given at run time.
    ///
    /// @param name its name
    /// @return the leaf
    public static Expr.Hyper hyper(String name) {
        return new Expr.Hyper(name, Kind.REAL);
    }

    /// A number.
    ///
    /// @param value its value
    /// @return the leaf
    public static Expr.Const constant(double value) {
        return new Expr.Const(value);
    }

    /// The size of an axis.
    ///
    /// @param axis the axis
    /// @return the leaf
    public static Expr size(Axis axis) {
        return new Expr.Size(axis);
    }

    /// The product of the sizes of some axes; 1 for none.
    ///
    /// @param axes the axes
    /// @return the product
    public static Expr size(Collection<Axis> axes) {
        return axes.stream().map(Formulas::size).reduce(Expr::times).orElse(constant(1));
    }

    /// The index along an axis.
    ///
    /// @param axis the axis
    /// @return the leaf
    public static Expr position(Axis axis) {
        return new Expr.Position(axis);
    }

    /// Chooses element by element.
    ///
    /// @param condition a truth
    /// @param whenTrue taken where it holds
    /// @param whenFalse taken elsewhere
    /// @return the choice
    public static Expr where(Expr condition, Expr whenTrue, Expr whenFalse) {
        return new Expr.Where(condition, whenTrue, whenFalse);
    }

    /// Chooses between a formula and a number.
    ///
    /// @param condition a truth
    /// @param whenTrue taken where it holds
    /// @param whenFalse taken elsewhere
    /// @return the choice
    public static Expr where(Expr condition, Expr whenTrue, double whenFalse) {
        return where(condition, whenTrue, constant(whenFalse));
    }

    /// Logical negation.
    ///
    /// @param truth a truth
    /// @return its opposite
    public static Expr not(Expr truth) {
        return new Expr.Unary(UnaryOp.NOT, truth);
    }

    /// The value, held constant by every derivative.
    ///
    /// @param x the value
    /// @return `x` with no gradient
    public static Expr stop(Expr x) {
        return new Expr.Stop(x);
    }

    /// Sign.
    ///
    /// @param x the argument
    /// @return −1, 0 or 1
    public static Expr sign(Expr x) {
        return new Expr.Unary(UnaryOp.SIGN, x);
    }

    /// Square root.
    ///
    /// @param x the argument
    /// @return `√x`
    public static Expr sqrt(Expr x) {
        return new Expr.Unary(UnaryOp.SQRT, x);
    }

    /// Reciprocal.
    ///
    /// @param x the argument
    /// @return `1/x`
    public static Expr reciprocal(Expr x) {
        return new Expr.Unary(UnaryOp.RECIPROCAL, x);
    }

    /// Exponential.
    ///
    /// @param x the argument
    /// @return `eˣ`
    public static Expr exp(Expr x) {
        return new Expr.Unary(UnaryOp.EXP, x);
    }

    /// Exponential less one.
    ///
    /// @param x the argument
    /// @return `eˣ − 1`
    public static Expr expm1(Expr x) {
        return new Expr.Unary(UnaryOp.EXPM1, x);
    }

    /// Natural logarithm.
    ///
    /// @param x the argument
    /// @return `log x`
    public static Expr log(Expr x) {
        return new Expr.Unary(UnaryOp.LOG, x);
    }

    /// Logarithm of one more.
    ///
    /// @param x the argument
    /// @return `log(1 + x)`
    public static Expr log1p(Expr x) {
        return new Expr.Unary(UnaryOp.LOG1P, x);
    }

    /// Logistic function.
    ///
    /// @param x the argument
    /// @return `1/(1 + e⁻ˣ)`
    public static Expr sigmoid(Expr x) {
        return new Expr.Unary(UnaryOp.SIGMOID, x);
    }

    /// Softplus.
    ///
    /// @param x the argument
    /// @return `log(1 + eˣ)`
    public static Expr softplus(Expr x) {
        return new Expr.Unary(UnaryOp.SOFTPLUS, x);
    }

    /// Hyperbolic tangent.
    ///
    /// @param x the argument
    /// @return `tanh x`
    public static Expr tanh(Expr x) {
        return new Expr.Unary(UnaryOp.TANH, x);
    }

    /// Error function.
    ///
    /// @param x the argument
    /// @return `erf x`
    public static Expr erf(Expr x) {
        return new Expr.Unary(UnaryOp.ERF, x);
    }

    /// Sine of an angle of at most 2²⁰ radians.
    ///
    /// @param x the angle
    /// @return `sin x`
    public static Expr sin(Expr x) {
        return new Expr.Unary(UnaryOp.SIN, x);
    }

    /// Cosine of an angle of at most 2²⁰ radians.
    ///
    /// @param x the angle
    /// @return `cos x`
    public static Expr cos(Expr x) {
        return new Expr.Unary(UnaryOp.COS, x);
    }

    /// Inverse cosine.
    ///
    /// @param x the argument, from −1 to 1
    /// @return the angle, from 0 to π
    public static Expr acos(Expr x) {
        return new Expr.Unary(UnaryOp.ACOS, x);
    }

    /// Inverse tangent.
    ///
    /// @param x the argument
    /// @return the angle, from −π/2 to π/2
    public static Expr atan(Expr x) {
        return new Expr.Unary(UnaryOp.ATAN, x);
    }

    /// Logarithm of the gamma function.
    ///
    /// @param x the argument, not negative
    /// @return `log Γ(x)`
    public static Expr lgamma(Expr x) {
        return new Expr.Unary(UnaryOp.LGAMMA, x);
    }

    /// The slope of the logarithm of the gamma function.
    ///
    /// @param x the argument, not negative
    /// @return `Γ′(x)/Γ(x)`
    public static Expr digamma(Expr x) {
        return new Expr.Unary(UnaryOp.DIGAMMA, x);
    }

    /// `x·log x`, 0 at 0.
    ///
    /// @param x the argument
    /// @return the product
    public static Expr xlogx(Expr x) {
        return new Expr.Unary(UnaryOp.XLOGX, x);
    }

    /// The greater one; a tie shares the gradient.
    ///
    /// @param a one
    /// @param b other
    /// @return the maximum
    public static Expr max(Expr a, Expr b) {
        return new Expr.Binary(BinaryOp.MAX, a, b);
    }

    /// The lesser one; a tie shares the gradient.
    ///
    /// @param a one
    /// @param b other
    /// @return the minimum
    public static Expr min(Expr a, Expr b) {
        return new Expr.Binary(BinaryOp.MIN, a, b);
    }

    /// Rectifier: `x` where positive, else 0; slope 0 at 0, as PyTorch's `relu`.
    ///
    /// @param x the argument
    /// @return the positive part
    public static Expr relu(Expr x) {
        return where(x.greaterThan(constant(0)), x, 0);
    }

    /// `x` bounded below by 0; slope 1 at 0, as PyTorch's `clamp`.
    ///
    /// @param x the argument
    /// @return the positive part
    public static Expr clampMin0(Expr x) {
        return where(x.lessThan(constant(0)), constant(0), x);
    }

    /// Folds along axes; no axes give the operand itself.
    ///
    /// @param op how
    /// @param x the operand
    /// @param axes the axes that vanish
    /// @return the fold
    public static Expr reduce(Reduction op, Expr x, Collection<Axis> axes) {
        return axes.isEmpty() ? x : new Expr.Reduce(op, x, new TreeSet<>(axes));
    }

    /// Sum along axes.
    ///
    /// @param x the operand
    /// @param axes the axes that vanish
    /// @return the sum
    public static Expr sum(Expr x, Axis... axes) {
        return reduce(Reduction.SUM, x, List.of(axes));
    }

    /// Sum along axes.
    ///
    /// @param x the operand
    /// @param axes the axes that vanish
    /// @return the sum
    public static Expr sum(Expr x, Collection<Axis> axes) {
        return reduce(Reduction.SUM, x, axes);
    }

    /// Mean along axes.
    ///
    /// @param x the operand
    /// @param axes the axes that vanish
    /// @return the sum over the product of the sizes
    public static Expr mean(Expr x, Axis... axes) {
        return sum(x, axes).over(size(List.of(axes)));
    }

    /// Greatest entry along axes.
    ///
    /// @param x the operand
    /// @param axes the axes that vanish
    /// @return the maximum
    public static Expr maxOver(Expr x, Axis... axes) {
        return reduce(Reduction.MAX, x, List.of(axes));
    }

    /// `log Σ eˣ` along axes.
    ///
    /// @param x the operand
    /// @param axes the axes that vanish
    /// @return the log-sum-exp
    public static Expr logSumExp(Expr x, Axis... axes) {
        return reduce(Reduction.LOG_SUM_EXP, x, List.of(axes));
    }

    /// Logarithm of the softmax along an axis.
    ///
    /// @param x the logits
    /// @param axis the class axis
    /// @return `x - lse(x)`
    public static Expr logSoftmax(Expr x, Axis axis) {
        return x.minus(logSumExp(x, axis));
    }

    /// Softmax along an axis.
    ///
    /// @param x the logits
    /// @param axis the class axis
    /// @return probabilities
    public static Expr softmax(Expr x, Axis axis) {
        return exp(logSoftmax(x, axis));
    }

    /// The entry at an index along an axis; 0 outside.
    ///
    /// @param x the operand
    /// @param axis the axis
    /// @param index the index
    /// @return the entry
    public static Expr pick(Expr x, Axis axis, Expr index) {
        return new Expr.Pick(x, axis, index);
    }

    /// The same rows under a second name: with `m = n.twin("m")`, `x` over `n` meets `rename(x, n, m)` in pairs of rows.
    ///
    /// @param x the operand
    /// @param from the axis
    /// @param to its twin
    /// @return the operand over the twin
    public static Expr rename(Expr x, Axis from, Axis to) {
        return new Expr.Rename(x, from, to);
    }
}
