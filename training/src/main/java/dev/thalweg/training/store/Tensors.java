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

    /// The largest absolute value; NaN if a number is.
    ///
    /// @param array `float[]` or `double[]`
    /// @return at least 0, or NaN
    public static double largest(Object array) {
        double largest = 0;
        for (int i = 0; i < Array.getLength(array); i++) {
            double number = array instanceof float[] numbers ? numbers[i] : ((double[]) array)[i];
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
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

    /// Copies numbers into an array of `double`.
    ///
    /// @param from `float[]` or `double[]`
    /// @param into where they go
    /// @param at where the first one goes
    public static void widen(Object from, double[] into, int at) {
        for (int i = 0; i < Array.getLength(from); i++) {
            into[at + i] = from instanceof float[] numbers ? numbers[i] : ((double[]) from)[i];
        }
    }

    /// Copies as many numbers from an array of `double` as another one has, rounded to its type.
    ///
    /// @param from the numbers
    /// @param at the first one
    /// @param into `float[]` or `double[]`
    public static void narrow(double[] from, int at, Object into) {
        for (int i = 0; i < Array.getLength(into); i++) {
            if (into instanceof float[] numbers) {
                numbers[i] = (float) from[at + i];
            } else {
                ((double[]) into)[i] = from[at + i];
            }
        }
    }
}
