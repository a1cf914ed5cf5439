// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

/// Where the three matrices of a product lie, each perhaps a part of a larger one. Reused from call to call.
public final class Matrices {
    private static final Object NONE = new Object[0];
    /// The arrays.
    Object left = NONE;
    Object right = NONE;
    Object result = NONE;
    /// Where the first entry of each lies.
    int leftAt;
    int rightAt;
    int resultAt;
    /// How far the rows of each, as it is stored, lie apart.
    int leftStride;
    int rightStride;
    int resultStride;
    /// Whether the product is added to the result.
    boolean add;
    /// What goes with the rows.
    RowWork work = RowWork.NONE;

    /// No matrices yet.
    public Matrices() {
    }

    /// Takes three whole matrices; the result is overwritten.
    ///
    /// @param shape their sizes
    /// @param leftArray the left operand
    /// @param rightArray the right operand
    /// @param resultArray the result
    /// @return these matrices
    public Matrices whole(ProductShape shape, Object leftArray, Object rightArray, Object resultArray) {
        left(leftArray, 0, shape.leftTransposed() ? shape.rows() : shape.depth());
        right(rightArray, 0, shape.rightTransposed() ? shape.depth() : shape.columns());
        return result(resultArray, 0, shape.columns(), false);
    }

    /// Takes a left operand.
    ///
    /// @param array the array
    /// @param at where its first entry lies
    /// @param stride how far its stored rows lie apart
    public void left(Object array, int at, int stride) {
        left = array;
        leftAt = at;
        leftStride = stride;
    }

    /// Takes a right operand.
    ///
    /// @param array the array
    /// @param at where its first entry lies
    /// @param stride how far its stored rows lie apart
    public void right(Object array, int at, int stride) {
        right = array;
        rightAt = at;
        rightStride = stride;
    }

    /// Takes a result.
    ///
    /// @param array the array
    /// @param at where its first entry lies
    /// @param stride how far its rows lie apart
    /// @param goesOn whether the product is added to what is there
    /// @return these matrices
    public Matrices result(Object array, int at, int stride, boolean goesOn) {
        result = array;
        resultAt = at;
        resultStride = stride;
        add = goesOn;
        return this;
    }

    /// Takes what goes with the rows.
    ///
    /// @param rowWork what to do before and after
    public void work(RowWork rowWork) {
        work = rowWork;
    }

    /// Lets go of the arrays, so that none is kept alive.
    void clear() {
        left = NONE;
        right = NONE;
        result = NONE;
    }

    /// The index after the last entry of a stored matrix, from its first one on.
    static int extent(int rows, int columns, int stride) {
        return rows == 0 || columns == 0 ? 0 : Math.toIntExact((rows - 1L) * stride + columns);
    }
}
