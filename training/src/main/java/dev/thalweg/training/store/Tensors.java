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

    /// Whether no entry is infinite or NaN. Looks at the exponent bits, which compilers make vectors of.
    ///
    /// @param array `float[]` or `double[]`
    /// @return whether all are finite
    public static boolean allFinite(Object array) {
        return switch (array) {
            case float[] numbers -> allFinite(numbers);
            case double[] numbers -> allFinite(numbers);
            default -> throw new IllegalArgumentException("not a float[] or double[]: " + array.getClass());
        };
    }

    private static boolean allFinite(float[] numbers) {
        int largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Float.floatToRawIntBits(number) & 0x7f800000);
        }
        return largest < 0x7f800000;
    }

    private static boolean allFinite(double[] numbers) {
        long largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, Double.doubleToRawLongBits(number) & 0x7ff0000000000000L);
        }
        return largest < 0x7ff0000000000000L;
    }
}
