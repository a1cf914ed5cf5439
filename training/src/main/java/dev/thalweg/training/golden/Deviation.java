// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.ElementType;

/// How far numbers are from the right ones, whatever is tolerated.
///
/// Units are taken of the larger of the two numbers, so a tiny number in the place of 0 is off by at most 1,
/// relatively. Two NaN are equal; a finite number in the place of another is infinitely far.
///
/// @param maxAbs the greatest difference
/// @param maxRel the greatest difference in units of the larger number
/// @param maxUlp the greatest difference in units in the last place of the larger number
public record Deviation(double maxAbs, double maxRel, double maxUlp) {
    /// No difference.
    public static final Deviation NONE = new Deviation(0, 0, 0);

    static Deviation between(double[] expected, double[] computed, ElementType type) {
        Deviation result = NONE;
        for (int i = 0; i < expected.length; i++) {
            result = result.worst(between(expected[i], computed[i], type));
        }
        return result;
    }

    private static Deviation between(double expected, double computed, ElementType type) {
        if (same(expected, computed)) {
            return NONE;
        }
        double difference = Math.abs(expected - computed);
        if (!Double.isFinite(difference)) {
            return new Deviation(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double size = Math.max(Math.abs(expected), Math.abs(computed));
        double ulp = type == ElementType.F32 ? Math.ulp((float) size) : Math.ulp(size);
        return new Deviation(difference, difference / size, difference / ulp);
    }

    /// Whether two numbers are equal; two NaN are, and so are the zeros.
    static boolean same(double a, double b) {
        return a == b || Double.isNaN(a) && Double.isNaN(b);
    }

    Deviation worst(Deviation other) {
        return new Deviation(Math.max(maxAbs, other.maxAbs), Math.max(maxRel, other.maxRel),
                Math.max(maxUlp, other.maxUlp));
    }
}
