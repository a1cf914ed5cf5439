// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.emit;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;

/// What a kernel is given.
public sealed interface Parameter {

    /// The memory of a tensor.
    ///
    /// @param name which memory, see [Memories]
    record Memory(String name) implements Parameter {
    }

    /// How far an axis is walked: its size, or the rows of a block.
    ///
    /// @param axis the axis
    record Size(Axis axis) implements Parameter {
    }

    /// The size of an axis of which blocks are walked.
    ///
    /// @param axis the axis
    record WholeSize(Axis axis) implements Parameter {
    }

    /// The first row of the block.
    record First() implements Parameter {
    }

    /// How many rows there are, and in [Form#CHUNKS] how many of them an item takes.
    ///
    /// @param share whether the latter is meant
    record Rows(boolean share) implements Parameter {
    }

    /// A single number in the element type.
    ///
    /// @param leaf the number: a hyper-parameter, a computed scalar or a size
    record Scalar(Expr leaf) implements Parameter {
    }

    /// The partial sums of all totals of the plan.
    record Partials() implements Parameter {
    }

    /// A whole number of a matrix product.
    ///
    /// @param role which
    record Extent(Role role) implements Parameter {
    }

    /// The whole numbers of a matrix product.
    enum Role {
        /// Rows of the result.
        M("m"),
        /// Columns of the result.
        N("n"),
        /// Terms of a sum.
        K("k"),
        /// How far the stored rows of the left operand lie apart.
        LEFT_STRIDE("leftStride"),
        /// How far the stored rows of the right operand lie apart.
        RIGHT_STRIDE("rightStride"),
        /// How far the rows of the result lie apart.
        RESULT_STRIDE("resultStride"),
        /// Where the left operand begins.
        LEFT_START("leftStart"),
        /// Where the right operand begins.
        RIGHT_START("rightStart"),
        /// Where the result begins.
        RESULT_START("resultStart"),
        /// 1 if the sums go on from what the result holds, else 0.
        GOES_ON("goesOn");

        private final String text;

        Role(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
