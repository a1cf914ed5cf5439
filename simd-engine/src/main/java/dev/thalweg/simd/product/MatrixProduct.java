// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;

/// Products of two matrices, each plain or transposed; the result is overwritten.
///
/// **Every implementation gives the same bits**, for any lane width, any split into rows, any number of threads. An element
/// of the result is
///
///     for each block of DEPTH_BLOCK terms, in ascending order:
///         sum = 0; for each d of the block, ascending: sum = fma(left[row, d], right[d, column], sum)
///         result = first block ? sum : result + sum
///
/// in the element type. Blocks of a fixed size bound the error of long sums (50,000 terms: about 1,100 roundings in a row
/// instead of 50,000) and are the unit in which operands go through the caches. Where an operand holds NaN, so does the
/// result; which NaN is not specified.
///
/// Implementations hold no state of their own and may be used by many threads at once, each with its own [Workspace].
/// Once warm, a call allocates nothing.
public interface MatrixProduct {
    /// How many terms make up one chain of fused multiply-adds.
    int DEPTH_BLOCK = 1024;

    /// What the matrices hold.
    ///
    /// @return the element type
    ElementType elementType();

    /// Computes the rows `rowFrom ≤ row < rowTo` of the result and touches no others.
    ///
    /// @param shape the sizes
    /// @param matrices where operands and result lie; a product that is added to its result adds the sum of its first block as well
    /// @param workspace scratch memory that no other thread is using
    /// @param rowFrom the first row
    /// @param rowTo the row after the last one
    /// @throws IllegalArgumentException if an array has another type or is too short, or if the rows are out of range
    void multiply(ProductShape shape, Matrices matrices, Workspace workspace, int rowFrom, int rowTo);

    /// Computes the rows `rowFrom ≤ row < rowTo` of the result of whole matrices.
    ///
    /// @param shape the sizes
    /// @param left the left operand, an array of the element type
    /// @param right the right operand, an array of the element type
    /// @param result where the result goes; neither of the operands
    /// @param workspace scratch memory that no other thread is using
    /// @param rowFrom the first row
    /// @param rowTo the row after the last one
    default void multiply(
            ProductShape shape,
            Object left,
            Object right,
            Object result,
            Workspace workspace,
            int rowFrom,
            int rowTo) {
        Matrices matrices = workspace.matrices();
        multiply(shape, matrices.whole(shape, left, right, result), workspace, rowFrom, rowTo);
        matrices.clear();
    }

    /// Computes the whole result.
    ///
    /// @param shape the sizes
    /// @param left the left operand
    /// @param right the right operand
    /// @param result where the result goes; neither of the operands
    /// @param workspace scratch memory that no other thread is using
    default void multiply(ProductShape shape, Object left, Object right, Object result, Workspace workspace) {
        multiply(shape, left, right, result, workspace, 0, shape.rows());
    }
}
