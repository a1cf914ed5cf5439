// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

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
}
