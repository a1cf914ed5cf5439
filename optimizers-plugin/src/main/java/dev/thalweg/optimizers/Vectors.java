// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

/// Sums over arrays, one entry after the other.
final class Vectors {
    private Vectors() {
    }

    static double dot(double[] a, double[] b) {
        return dot(a, 0, b);
    }

    /// A row of a matrix times a vector.
    static double dot(double[] rows, int from, double[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += rows[from + i] * b[i];
        }
        return sum;
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
