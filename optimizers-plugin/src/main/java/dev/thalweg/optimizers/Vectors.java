// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

/// Sums over arrays.
final class Vectors {
    private Vectors() {
    }

    static double dot(double[] a, double[] b) {
        return dot(a, 0, b);
    }

    /// A row of a matrix times a vector.
    static double dot(double[] rows, int from, double[] b) {
        return dot(rows, from, b, 0, b.length);
    }

    /// A row of a matrix times one of another: every fourth product is added to the same sum, for a sum waits for the one before it.
    static double dot(double[] a, int fromA, double[] b, int fromB, int length) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            sum0 += a[fromA + i] * b[fromB + i];
            sum1 += a[fromA + i + 1] * b[fromB + i + 1];
            sum2 += a[fromA + i + 2] * b[fromB + i + 2];
            sum3 += a[fromA + i + 3] * b[fromB + i + 3];
        }
        for (; i < length; i++) {
            sum0 += a[fromA + i] * b[fromB + i];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /// Adds a multiple of a row of a matrix.
    static void add(double[] into, double factor, double[] rows, int from) {
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * rows[from + i];
        }
    }

    /// The greatest absolute value.
    static double greatest(double[] a) {
        double greatest = 0;
        for (double x : a) {
            greatest = Math.max(greatest, Math.abs(x));
        }
        return greatest;
    }

    /// The sum of the absolute values.
    static double sizes(double[] a) {
        double sum = 0;
        for (double x : a) {
            sum += Math.abs(x);
        }
        return sum;
    }
}
