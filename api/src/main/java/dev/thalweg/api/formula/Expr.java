// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/// A formula: a tree (in fact a directed graph, for nodes are shared) of records over named axes.
///
/// Values are real numbers, labels or truths. Operands of element-wise nodes are broadcast **by axis name**, never by size 1.
/// Build formulas with the methods here and the functions of [Formulas]; the records' constructors check their operands, and
/// [Check] reports what only the whole formula shows. Formulas are immutable and may be shared between threads.
///
/// Equality of records is by structure and may be slow for large shared graphs; passes work on an interned [Graph], where
/// equality is identity.
///
/// The records fall into four groups, for which passes have one answer more often than not: [Leaf], [Elementwise], [Collective] and
/// [View].
public sealed interface Expr {

    /// What has no operands.
    sealed interface Leaf extends Expr {
    }

    /// What is computed position by position from operands at the same position.
    sealed interface Elementwise extends Expr {
    }

    /// What needs many positions of its operands at once, and so must exist before it is read.
    sealed interface Collective extends Expr {
    }

    /// What reads its operand at another position.
    sealed interface View extends Expr {
    }

    /// A tensor given when the kernel runs.
    ///
    /// @param name the name by which callers bind it
    /// @param axes its axes, outermost first (row-major); empty for a single number
    /// @param kind what its entries mean
    record Input(String name, List<Axis> axes, Kind kind) implements Leaf {
        /// Copies the axes and refuses repeated ones.
        public Input {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
            axes = List.copyOf(axes);
            if (axes.stream().distinct().count() != axes.size()) {
                throw new IllegalArgumentException("input " + name + ": an axis appears twice in " + axes);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// A number given when the kernel runs: a parameter of a loss, a learning rate, a step count. Another value recompiles
    /// nothing.
    ///
    /// @param name the name
    /// @param kind what it means
    record Hyper(String name, Kind kind) implements Leaf {
        /// Checks the name.
        public Hyper {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// A number written in the formula.
    ///
    /// @param value any double; NaN and infinities included
    record Const(double value) implements Leaf {
        @Override
        public String toString() {
            return Printer.number(value);
        }
    }

    /// The size of an axis, as a real number.
    ///
    /// @param axis the axis
    record Size(Axis axis) implements Leaf {
        @Override
        public String toString() {
            return "#" + axis;
        }
    }

    /// The index along an axis, 0 … size − 1.
    ///
    /// @param axis the axis
    record Position(Axis axis) implements Leaf {
        @Override
        public String toString() {
            return "pos[" + axis + "]";
        }
    }

    /// A function of one argument, element by element.
    ///
    /// @param op the function
    /// @param x the argument
    record Unary(UnaryOp op, Expr x) implements Elementwise {
        /// Checks for absence.
        public Unary {
            Objects.requireNonNull(op, "op");
            Objects.requireNonNull(x, "x");
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// A function of two arguments, element by element, over the union of their axes.
    ///
    /// @param op the function
    /// @param a the left argument
    /// @param b the right argument
    record Binary(BinaryOp op, Expr a, Expr b) implements Elementwise {
        /// Checks for absence.
        public Binary {
            Objects.requireNonNull(op, "op");
            Objects.requireNonNull(a, "a");
            Objects.requireNonNull(b, "b");
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// Chooses element by element. The side not chosen never leaks, neither in value nor in gradient, not even as NaN.
    ///
    /// @param condition a truth
    /// @param whenTrue taken where the condition holds
    /// @param whenFalse taken elsewhere
    record Where(Expr condition, Expr whenTrue, Expr whenFalse) implements Elementwise {
        /// Checks for absence.
        public Where {
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(whenTrue, "whenTrue");
            Objects.requireNonNull(whenFalse, "whenFalse");
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// The same value, held constant by every derivative. It states meaning and is never an optimisation.
    ///
    /// @param x the value
    record Stop(Expr x) implements Elementwise {
        /// Checks for absence.
        public Stop {
            Objects.requireNonNull(x, "x");
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// Folds along axes. A sum over an axis that the operand lacks counts the operand once per position of that axis.
    ///
    /// @param op how to fold
    /// @param x the operand
    /// @param axes the axes that vanish, at least one
    record Reduce(Reduction op, Expr x, SortedSet<Axis> axes) implements Collective {
        /// Copies the axes.
        public Reduce {
            Objects.requireNonNull(op, "op");
            Objects.requireNonNull(x, "x");
            axes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(axes));
            if (axes.isEmpty()) {
                throw new IllegalArgumentException(op.text() + " needs at least one axis");
            }
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// The entry at an index along an axis: a gather. Outside 0 … size − 1 the result is 0.
    ///
    /// The result has the axes of `x` without `axis`, and those of the index. An index that has the axis itself gathers along
    /// it, so a permutation is a pick.
    ///
    /// @param x the operand
    /// @param axis the axis that the index walks
    /// @param index a label or a whole number
    record Pick(Expr x, Axis axis, Expr index) implements View {
        /// Checks for absence.
        public Pick {
            Objects.requireNonNull(x, "x");
            Objects.requireNonNull(axis, "axis");
            Objects.requireNonNull(index, "index");
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// A second name for the same rows: what lay along one axis lies along its twin. The value of a position is that of the operand
    /// there.
    ///
    /// @param x the operand, which has the first axis and lacks the second
    /// @param from the axis that goes
    /// @param to the axis that comes, of the same rows
    record Rename(Expr x, Axis from, Axis to) implements View {
        /// Checks for absence.
        public Rename {
            Objects.requireNonNull(x, "x");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// An operation written by hand over whole rows: a sort, a recurrence, dynamic programming.
    ///
    /// Every axis that is not of the row itself is walked; arguments are broadcast along it by name. The result has those axes and the ones
    /// that the operation gives a row of it.
    ///
    /// @param operation what is done with a row
    /// @param arguments as many as the operation takes
    record Custom(RowOperation operation, List<Expr> arguments) implements Collective {
        /// Copies the arguments and counts them.
        public Custom {
            arguments = List.copyOf(arguments);
            if (arguments.size() != operation.arguments().size()) {
                throw new IllegalArgumentException(operation.text() + " takes " + operation.arguments().size()
                        + " arguments, not " + arguments.size());
            }
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /// The operands, in order; empty for leaves.
    ///
    /// @return the children of this node
    default List<Expr> operands() {
        return switch (this) {
            case Leaf _ -> List.of();
            case Unary u -> List.of(u.x);
            case Binary b -> List.of(b.a, b.b);
            case Where w -> List.of(w.condition, w.whenTrue, w.whenFalse);
            case Stop s -> List.of(s.x);
            case Reduce r -> List.of(r.x);
            case Pick p -> List.of(p.x, p.index);
            case Rename r -> List.of(r.x);
            case Custom c -> c.arguments;
        };
    }

    /// This node over other operands.
    ///
    /// @param operands as many as [#operands()] has
    /// @return a node of the same kind
    default Expr withOperands(List<Expr> operands) {
        return switch (this) {
            case Leaf leaf -> leaf;
            case Unary u -> new Unary(u.op, operands.get(0));
            case Binary b -> new Binary(b.op, operands.get(0), operands.get(1));
            case Where _ -> new Where(operands.get(0), operands.get(1), operands.get(2));
            case Stop _ -> new Stop(operands.get(0));
            case Reduce r -> new Reduce(r.op, operands.get(0), r.axes);
            case Pick p -> new Pick(operands.get(0), p.axis, operands.get(1));
            case Rename r -> new Rename(operands.get(0), r.from, r.to);
            case Custom c -> new Custom(c.operation, operands);
        };
    }

    /// Sum.
    ///
    /// @param other the other summand
    /// @return `this + other`
    default Expr plus(Expr other) {
        return new Binary(BinaryOp.ADD, this, other);
    }

    /// Sum with a number.
    ///
    /// @param other the other summand
    /// @return `this + other`
    default Expr plus(double other) {
        return plus(new Const(other));
    }

    /// Difference.
    ///
    /// @param other what is subtracted
    /// @return `this - other`
    default Expr minus(Expr other) {
        return new Binary(BinaryOp.SUBTRACT, this, other);
    }

    /// Difference with a number.
    ///
    /// @param other what is subtracted
    /// @return `this - other`
    default Expr minus(double other) {
        return minus(new Const(other));
    }

    /// Product.
    ///
    /// @param other the other factor
    /// @return `this * other`
    default Expr times(Expr other) {
        return new Binary(BinaryOp.MULTIPLY, this, other);
    }

    /// Product with a number.
    ///
    /// @param other the other factor
    /// @return `this * other`
    default Expr times(double other) {
        return times(new Const(other));
    }

    /// Quotient.
    ///
    /// @param other the divisor
    /// @return `this / other`
    default Expr over(Expr other) {
        return new Binary(BinaryOp.DIVIDE, this, other);
    }

    /// Power.
    ///
    /// @param exponent the exponent
    /// @return `this ^ exponent`
    default Expr power(Expr exponent) {
        return new Binary(BinaryOp.POWER, this, exponent);
    }

    /// Half of it.
    ///
    /// @return `this * 0.5`
    default Expr half() {
        return times(0.5);
    }

    /// The negative.
    ///
    /// @return `-this`
    default Expr negate() {
        return new Unary(UnaryOp.NEGATE, this);
    }

    /// The absolute value.
    ///
    /// @return `|this|`
    default Expr abs() {
        return new Unary(UnaryOp.ABS, this);
    }

    /// The square.
    ///
    /// @return `this²`
    default Expr square() {
        return new Unary(UnaryOp.SQUARE, this);
    }

    /// Whether this is less.
    ///
    /// @param other the bound
    /// @return `this < other`
    default Expr lessThan(Expr other) {
        return new Binary(BinaryOp.LESS, this, other);
    }

    /// Whether this is not greater.
    ///
    /// @param other the bound
    /// @return `this <= other`
    default Expr atMost(Expr other) {
        return new Binary(BinaryOp.AT_MOST, this, other);
    }

    /// Whether this is greater.
    ///
    /// @param other the bound
    /// @return `this > other`
    default Expr greaterThan(Expr other) {
        return new Binary(BinaryOp.GREATER, this, other);
    }

    /// Whether this is not less.
    ///
    /// @param other the bound
    /// @return `this >= other`
    default Expr atLeast(Expr other) {
        return new Binary(BinaryOp.AT_LEAST, this, other);
    }

    /// Whether both are equal.
    ///
    /// @param other the other value
    /// @return `this == other`
    default Expr equalTo(Expr other) {
        return new Binary(BinaryOp.EQUAL, this, other);
    }

    /// Whether both differ.
    ///
    /// @param other the other value
    /// @return `this != other`
    default Expr notEqualTo(Expr other) {
        return new Binary(BinaryOp.NOT_EQUAL, this, other);
    }

    /// Whether both hold.
    ///
    /// @param other another truth
    /// @return `this and other`
    default Expr and(Expr other) {
        return new Binary(BinaryOp.AND, this, other);
    }

    /// Whether at least one holds.
    ///
    /// @param other another truth
    /// @return `this or other`
    default Expr or(Expr other) {
        return new Binary(BinaryOp.OR, this, other);
    }
}
