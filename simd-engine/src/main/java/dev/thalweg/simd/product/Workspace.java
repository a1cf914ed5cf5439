// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
import java.lang.reflect.Array;

/// Scratch memory for matrix products of one element type. Grows to the largest product it has seen and is then reused.
///
/// For one thread at a time.
public final class Workspace {
    private final ElementType type;
    private final int worker;
    private final Operands operands;
    private final Matrices matrices = new Matrices();
    private final Block block = new Block();
    private Object packedLeft;
    private Object packedRight;
    private Object sums;
    /// What a transposition reads and writes, and where.
    private final Object[] transposed = new Object[3];
    private final int[] places = new int[5];

    /// An empty workspace.
    ///
    /// @param type the element type of the products it serves
    public Workspace(ElementType type) {
        this(type, 0);
    }

    /// An empty workspace of one of several threads.
    ///
    /// @param type the element type of the products it serves
    /// @param worker the number of the thread
    public Workspace(ElementType type, int worker) {
        this.type = type;
        this.worker = worker;
        operands = new Operands(type);
        packedLeft = type.newArray(0);
        packedRight = type.newArray(0);
        sums = type.newArray(0);
    }

    void requireType(ElementType wanted) {
        if (type != wanted) {
            throw new IllegalArgumentException(
                    "the workspace is for " + type.text() + "; expected one for " + wanted.text());
        }
    }

    int worker() {
        return worker;
    }

    Operands operands() {
        return operands;
    }

    Matrices matrices() {
        return matrices;
    }

    Block block() {
        return block;
    }

    Object packedLeft() {
        return packedLeft;
    }

    Object packedLeft(int length) {
        packedLeft = atLeast(length, packedLeft);
        return packedLeft;
    }

    Object packedRight() {
        return packedRight;
    }

    Object packedRight(int length) {
        packedRight = atLeast(length, packedRight);
        return packedRight;
    }

    /// For sums that cannot go into the result at once.
    Object sums(int length) {
        sums = atLeast(length, sums);
        return sums;
    }

    Object[] transposed() {
        return transposed;
    }

    int[] places() {
        return places;
    }

    private Object atLeast(int length, Object array) {
        return Array.getLength(array) < length ? type.newArray(length) : array;
    }
}
