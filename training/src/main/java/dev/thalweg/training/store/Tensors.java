// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import java.lang.reflect.Array;

/// Arrays of numbers, whatever their type.
public final class Tensors {
    private Tensors() {
    }

    /// A copy.
    ///
    /// @param array `float[]` or `double[]`
    /// @return the same numbers in an array of their own
    public static Object copy(Object array) {
        return switch (array) {
            case float[] numbers -> numbers.clone();
            case double[] numbers -> numbers.clone();
            default -> throw new IllegalArgumentException("not a float[] or double[]: " + array.getClass());
        };
    }

    /// Exchanges the numbers of two arrays of one type and length.
    ///
    /// @param a `float[]` or `double[]`
    /// @param b the same
    public static void exchange(Object a, Object b) {
        Object before = copy(a);
        System.arraycopy(b, 0, a, 0, Array.getLength(a));
        System.arraycopy(before, 0, b, 0, Array.getLength(b));
    }
}
