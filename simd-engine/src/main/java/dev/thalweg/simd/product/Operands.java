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
    /// `left[row, d]` is at `row * leftRowStride + d * leftDepthStride`.
    int leftRowStride;
    int leftDepthStride;
    /// Whether `right[d, column]` is at `column * rightStride + d` instead of `d * rightStride + column`.
    boolean rightTransposed;
    int rightStride;
    int resultStride;

    Operands(ElementType type) {
        none = type.newArray(0);
        left = none;
        right = none;
        result = none;
    }

    /// Takes the product as it is asked for.
    void set(ProductShape shape, Object left, Object right, Object result) {
        this.left = left;
        this.right = right;
        this.result = result;
        leftRowStride = shape.leftTransposed() ? 1 : shape.depth();
        leftDepthStride = shape.leftTransposed() ? shape.rows() : 1;
        rightTransposed = shape.rightTransposed();
        rightStride = shape.rightTransposed() ? shape.depth() : shape.columns();
        resultStride = shape.columns();
    }

    /// Takes a product of a transposed matrix and a column as the product of a row and that matrix, `(Aᵀ·b)ᵀ = bᵀ·A`: the
    /// same sums of the same memory, but now vectors lie along what is contiguous.
    void setAsRow(ProductShape shape, Object left, Object right, Object result) {
        this.left = right;
        this.right = left;
        this.result = result;
        leftRowStride = shape.depth();
        leftDepthStride = 1;
        rightTransposed = false;
        rightStride = shape.rows();
        resultStride = shape.rows();
    }

    /// Lets go of the arrays, so that a workspace at rest keeps no tensor alive.
    void clear() {
        left = none;
        right = none;
        result = none;
    }

    /// Refuses arrays that do not hold such a product.
    void require(ProductShape shape, Object left, Object right, Object result) {
        requireArray("left", left, shape.leftLength(), shape);
        requireArray("right", right, shape.rightLength(), shape);
        requireArray("result", result, shape.resultLength(), shape);
        if (result.equals(left) || result.equals(right)) {
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
