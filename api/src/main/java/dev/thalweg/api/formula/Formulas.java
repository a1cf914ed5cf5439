// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import dev.thalweg.api.formula.rows.Order;
import dev.thalweg.api.formula.rows.Recurrence;
import dev.thalweg.api.formula.rows.RunningMax;
import dev.thalweg.api.formula.rows.RunningSum;
import dev.thalweg.api.formula.rows.Scatter;
import dev.thalweg.api.formula.rows.Uniform;
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

    /// `x` bounded below by 0; slope 1 at 0, and 0 where `x` is NaN, as PyTorch's `clamp`.
    ///
    /// @param x the argument
    /// @return the positive part
    public static Expr clampMin0(Expr x) {
        return where(x.atLeast(constant(0)), x, stop(max(x, constant(0))));
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

    /// An operation written by hand over whole rows.
    ///
    /// @param operation what is done with a row
    /// @param arguments as many as it takes
    /// @return its result
    public static Expr custom(RowOperation operation, Expr... arguments) {
        return new Expr.Custom(operation, List.of(arguments));
    }

    /// The permutation that sorts along an axis: at position k the place of the k-th entry, ties in order. Ranks are
    /// `order(order(x, …), axis, false)`.
    ///
    /// @param x the keys
    /// @param axis the axis
    /// @param descending whether the greatest comes first
    /// @return whole numbers, to pick with
    public static Expr order(Expr x, Axis axis, boolean descending) {
        return custom(new Order(axis, descending), x);
    }

    /// The sum of the entries up to each position.
    ///
    /// @param x the entries
    /// @param axis the axis
    /// @param backward whether it runs from the end
    /// @return the running sums
    public static Expr runningSum(Expr x, Axis axis, boolean backward) {
        return custom(new RunningSum(axis, backward), x);
    }

    /// The linear recurrence `y[k] = x[k] + c[k]·y[k − 1]`.
    ///
    /// @param x what is added
    /// @param coefficient what the value before is multiplied by
    /// @param axis the axis
    /// @param backward whether it runs from the end, `y[k + 1]` in place of `y[k − 1]`
    /// @return all values
    public static Expr recurrence(Expr x, Expr coefficient, Axis axis, boolean backward) {
        return custom(new Recurrence(axis, backward, false), x, coefficient);
    }

    /// `log Σ eˣ` of the entries up to each position, with the shift that keeps each from overflow.
    ///
    /// With `m` the greatest entry so far it is `m + log S`, where `S` is a recurrence whose coefficient scales to the next `m`. What m is
    /// does not change the value, so it is constant to derivatives of any order.
    ///
    /// @param x the entries
    /// @param axis the axis
    /// @param backward whether it runs from the end
    /// @return the running log-sum-exp; −∞ of −∞ alone
    public static Expr runningLogSumExp(Expr x, Axis axis, boolean backward) {
        Expr none = constant(Double.NEGATIVE_INFINITY);
        Expr greatest = stop(custom(new RunningMax(axis, backward, false), x));
        Expr before = stop(custom(new RunningMax(axis, backward, true), x));
        Expr shift = where(greatest.equalTo(none), constant(0), greatest);
        Expr scale = where(before.equalTo(none), constant(0), exp(before.minus(shift)));
        return shift.plus(log(recurrence(exp(x.minus(shift)), scale, axis, backward)));
    }

    /// Adds up entries at the places that an index names along the axis: the opposite of a pick whose index has the axis.
    ///
    /// @param x the entries
    /// @param axis the axis
    /// @param index the place of each entry; outside it is lost
    /// @return the sums
    public static Expr scatter(Expr x, Axis axis, Expr index) {
        return custom(new Scatter(axis), x, index);
    }

    /// Random numbers from 0 to 1, 1 excluded, as a function of seed, stream and position.
    ///
    /// @param seed a number, such as a run-time scalar
    /// @param stream tells the random numbers of one formula apart
    /// @param axes the axes over which there is one each, at least one
    /// @return the numbers
    public static Expr uniform(Expr seed, int stream, Axis... axes) {
        Expr row = constant(0);
        for (Axis axis : List.of(axes).subList(0, axes.length - 1)) {
            row = row.times(size(axis)).plus(position(axis));
        }
        return custom(new Uniform(stream, axes[axes.length - 1]), seed, row);
    }
}
