// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

import java.util.List;
import java.util.stream.Collectors;

/// What one line of a kernel's code does. Operands are [Value]s, which are equal only when they are the same; so equality of
/// primitives is shallow, and equal ones are computed once.
public sealed interface Primitive {

    /// Reads a tensor at the position of the loop.
    ///
    /// @param tensor which of the loads of the sweep
    /// @param level on what the place depends
    record Load(int tensor, Level level) implements Primitive {
        @Override
        public String toString() {
            return "load t" + tensor + " per " + level.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// A number given when the kernel runs.
    ///
    /// @param slot which of the numbers of the sweep
    record Argument(int slot) implements Primitive {
        @Override
        public String toString() {
            return "number n" + slot;
        }
    }

    /// A constant of the element type.
    ///
    /// @param value the constant, rounded
    record Real(double value) implements Primitive {
        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /// A constant pattern of bits.
    ///
    /// @param value the bits, as many low ones as the element type has
    record Bits(long value) implements Primitive {
        @Override
        public String toString() {
            return "0x" + Long.toHexString(value);
        }
    }

    /// An operation.
    ///
    /// @param op the operation
    /// @param operands what it is applied to, in order
    record Apply(Op op, List<Value> operands) implements Primitive {
        /// Copies the operands.
        public Apply {
            operands = List.copyOf(operands);
        }

        @Override
        public String toString() {
            return op.text() + " " + operands.stream().map(Value::toString).collect(Collectors.joining(" "));
        }
    }

    /// A shift by a fixed distance; to the right zeros follow.
    ///
    /// @param bits what is shifted
    /// @param distance by how many bits
    /// @param left whether to the left
    record Shift(Value bits, int distance, boolean left) implements Primitive {
        @Override
        public String toString() {
            return (left ? "shl " : "shr ") + bits + " " + distance;
        }
    }

    /// What must be computed first.
    ///
    /// @return the operands, none for leaves
    default List<Value> operands() {
        return switch (this) {
            case Apply apply -> apply.operands;
            case Shift shift -> List.of(shift.bits);
            case Load _, Argument _, Real _, Bits _ -> List.of();
        };
    }

    /// What the result is.
    ///
    /// @return the sort
    default Sort sort() {
        return switch (this) {
            case Apply apply -> apply.op.result();
            case Shift _, Bits _ -> Sort.BITS;
            case Load _, Argument _, Real _ -> Sort.REAL;
        };
    }

    /// Whether it is written into the code as it stands.
    ///
    /// @return true for constants
    default boolean isConstant() {
        return this instanceof Real || this instanceof Bits;
    }
}
