// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

import dev.thalweg.api.ElementType;
import java.lang.reflect.Array;

/// Scratch memory for matrix products of one element type. Grows to the largest product it has seen and is then reused.
///
/// A vector that lies in two cache lines takes as long as two. Java does not say where an array lies; but most collectors give a large one a
/// region of its own, in which its entries begin behind a header of 16 bytes. So packed panels begin with the first cache line behind
/// that. Where an array lies elsewhere nothing is lost.
///
/// For one thread at a time.
public final class Workspace {
    private static final int LINE_BYTES = 64;
    private static final int HEADER_BYTES = 16;
    /// A larger operand is worth an array with a region of its own.
    private static final int LARGE_BYTES = 1 << 18;
    /// G1 gives arrays of more than half a region, which has 4 MB with heaps of some gigabytes, regions of their own.
    private static final int OWN_REGION_BYTES = 5 << 19;

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
        int entries = packedRightFrom() + length;
        boolean isLarge = (long) entries * type.bytes() > LARGE_BYTES;
        packedRight = atLeast(isLarge ? Math.max(entries, OWN_REGION_BYTES / type.bytes()) : entries, packedRight);
        return packedRight;
    }

    /// Where a panel begins in the packed right operand.
    int packedRightAt(int column) {
        return packedRightFrom() + block.packedBefore(column);
    }

    /// Where the first cache line begins, if the array begins with one.
    private int packedRightFrom() {
        return (LINE_BYTES - HEADER_BYTES) / type.bytes();
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
