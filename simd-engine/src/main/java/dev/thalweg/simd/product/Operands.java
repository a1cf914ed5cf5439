// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
import java.lang.reflect.Array;

/// The arrays of the product that is being computed and how to walk through them. Reused, so that calls allocate nothing.
final class Operands {
    private final Object none;
    Object left;
    Object right;
    Object result;
    /// Where the first entries lie.
    int leftAt;
    int rightAt;
    int resultAt;
    /// `left[row, d]` is at `leftAt + row * leftRowStride + d * leftDepthStride`.
    int leftRowStride;
    int leftDepthStride;
    /// Whether `right[d, column]` is at `rightAt + column * rightStride + d` instead of `rightAt + d * rightStride + column`.
    boolean rightTransposed;
    int rightStride;
    int resultStride;
    /// Columns of the whole result.
    int columns;
    /// Whether the product is added to the result.
    boolean add;
    /// What goes with the rows.
    RowWork work = RowWork.NONE;

    Operands(ElementType type) {
        none = type.newArray(0);
        left = none;
        right = none;
        result = none;
    }

    /// Takes the product as it is asked for.
    void set(ProductShape shape, Matrices m) {
        left = m.left;
        right = m.right;
        result = m.result;
        leftAt = m.leftAt;
        rightAt = m.rightAt;
        resultAt = m.resultAt;
        leftRowStride = shape.leftTransposed() ? 1 : m.leftStride;
        leftDepthStride = shape.leftTransposed() ? m.leftStride : 1;
        rightTransposed = shape.rightTransposed();
        rightStride = m.rightStride;
        resultStride = m.resultStride;
        columns = shape.columns();
        add = m.add;
        work = m.work;
    }

    /// Takes a product of a transposed matrix and a column as the product of a row and that matrix, `(Aᵀ·b)ᵀ = bᵀ·A`: the
    /// same sums of the same memory, but now vectors lie along what is contiguous.
    void setAsRow(ProductShape shape, Matrices m) {
        left = m.right;
        right = m.left;
        result = m.result;
        leftAt = m.rightAt;
        rightAt = m.leftAt;
        resultAt = m.resultAt;
        leftRowStride = 1;
        leftDepthStride = 1;
        rightTransposed = false;
        rightStride = m.leftStride;
        resultStride = shape.rows();
        columns = shape.rows();
        add = m.add;
        work = RowWork.NONE;
    }

    /// What lies side by side in the left operand.
    LeftOrder leftOrder() {
        return leftDepthStride == 1 ? LeftOrder.TERMS : LeftOrder.ROWS;
    }

    /// How far a tile of so many rows moves along what does not lie side by side. The second row of a low tile is the first one where
    /// there is no other.
    int leftStride(int rows) {
        return switch (leftOrder()) {
            case TERMS -> rows == 1 ? 0 : leftRowStride;
            case ROWS -> leftDepthStride;
        };
    }

    /// Lets go of the arrays, so that a workspace at rest keeps no tensor alive.
    void clear() {
        left = none;
        right = none;
        result = none;
        work = RowWork.NONE;
    }

    /// Refuses arrays that do not hold such a product.
    void require(ProductShape shape, Matrices m) {
        int leftRows = shape.leftTransposed() ? shape.depth() : shape.rows();
        int leftColumns = shape.leftTransposed() ? shape.rows() : shape.depth();
        int rightRows = shape.rightTransposed() ? shape.columns() : shape.depth();
        int rightColumns = shape.rightTransposed() ? shape.depth() : shape.columns();
        requireArray("left", m.left, m.leftAt + Matrices.extent(leftRows, leftColumns, m.leftStride), shape);
        requireArray("right", m.right, m.rightAt + Matrices.extent(rightRows, rightColumns, m.rightStride), shape);
        requireArray("result", m.result, m.resultAt + Matrices.extent(shape.rows(), shape.columns(), m.resultStride),
                shape);
        if (m.result.equals(m.left) || m.result.equals(m.right)) {
            throw new IllegalArgumentException(
                    "the result of " + shape + " is one of its operands; expected another array");
        }
    }

    private void requireArray(String name, Object array, int length, ProductShape shape) {
        if (!array.getClass().equals(none.getClass())) {
            throw new IllegalArgumentException("the " + name + " array of " + shape + " is a "
                    + array.getClass().getSimpleName() + "; expected " + none.getClass().getSimpleName());
        }
        if (Array.getLength(array) < length) {
            throw new IllegalArgumentException("the " + name + " array of " + shape + " has " + Array.getLength(array)
                    + " elements; expected at least " + length);
        }
    }
}
