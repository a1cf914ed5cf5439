// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.thalweg.api.ElementType;
import java.util.Arrays;
import java.util.Map;

/// Compares what a backend computes with what a plan means, and runs with one another.
final class Agreement {
    /// Sums of some thousand terms, each off by some ulp of 6e-8, measured against the largest entry of the output.
    private static final double F32_TOLERANCE = 1e-5;
    /// The same for ulps of 1.1e-16; elementary functions are within a few of them.
    private static final double F64_TOLERANCE = 1e-12;
    /// Below it single precision has no more digits to agree in, and an intermediate may have become 0.
    private static final double F32_SMALLEST = 16 * Float.MIN_NORMAL;

    private Agreement() {
    }

    /// Fails unless results are those of the oracle, up to rounding. Both are NaN, or the same infinity, or near; what overflows
    /// single precision is infinite there.
    static void requireMeaning(Object trial, ElementType type, Map<String, double[]> expected,
            Map<String, double[]> results) {
        requireMeaning(trial, type, 0, expected, results);
    }

    /// The same for results that may be small differences of numbers of some size.
    static void requireMeaning(Object trial, ElementType type, double scale, Map<String, double[]> expected,
            Map<String, double[]> results) {
        expected.forEach((name, values) -> {
            double[] got = entries(results, name, values.length);
            double largest = Arrays.stream(values).map(v -> rounded(v, type)).map(Math::abs).filter(Double::isFinite)
                    .max().orElse(0);
            double size = Math.max(largest, scale);
            double tolerance = switch (type) {
                case F32 -> F32_TOLERANCE * size + F32_SMALLEST;
                case F64 -> F64_TOLERANCE * size;
            };
            for (int i = 0; i < values.length; i++) {
                double want = rounded(values[i], type);
                boolean same = Double.compare(want, got[i]) == 0 || Math.abs(want - got[i]) <= tolerance;
                if (!same) {
                    fail(trial + ": " + name + "[" + i + "] is " + got[i] + "; expected " + want + " within "
                            + tolerance);
                }
            }
        });
    }

    private static double rounded(double value, ElementType type) {
        return type == ElementType.F32 ? (float) value : value;
    }

    /// Fails unless all bits are the same. Any NaN equals any NaN.
    static void requireSameBits(Object trial, Map<String, double[]> expected, Map<String, double[]> results) {
        expected.forEach((name, values) -> {
            double[] got = entries(results, name, values.length);
            for (int i = 0; i < values.length; i++) {
                if (Double.compare(values[i], got[i]) != 0) {
                    fail(trial + ": " + name + "[" + i + "] is " + got[i] + "; before it was " + values[i]);
                }
            }
        });
    }

    private static double[] entries(Map<String, double[]> results, String name, int length) {
        double[] entries = results.getOrDefault(name, new double[0]);
        assertEquals(length, entries.length, () -> "entries of '" + name + "'");
        return entries;
    }
}
