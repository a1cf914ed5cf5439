// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import java.util.Arrays;

/// An input of a loss.
///
/// @param array its entries, `float[]`, or `int[]` for labels
/// @param shape its shape
public record Operand(Object array, int[] shape) {

    /// Numbers.
    ///
    /// @param array the entries
    /// @param shape the shape
    /// @return the operand
    public static Operand of(float[] array, int... shape) {
        return new Operand(array, shape);
    }

    /// Class indices.
    ///
    /// @param labels an index each
    /// @return the operand
    public static Operand of(int[] labels) {
        return new Operand(labels, new int[] {labels.length});
    }

    /// The entries of numbers.
    ///
    /// @return the array itself
    public float[] floats() {
        return (float[]) array;
    }

    /// The entries of class indices.
    ///
    /// @return the array itself
    public int[] ints() {
        return (int[]) array;
    }

    /// The number of entries.
    ///
    /// @return the product of the sizes
    public int length() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /// The shape as libraries in C want it.
    ///
    /// @return a copy
    public long[] longShape() {
        return Arrays.stream(shape).asLongStream().toArray();
    }
}
