// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

/// Between which bounds a value lies unless it is NaN.
///
/// @param low the lower bound, possibly −∞
/// @param high the upper bound, possibly +∞
record Range(double low, double high) {
    static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    static final Range NOT_POSITIVE = new Range(Double.NEGATIVE_INFINITY, 0);
    static final Range NOT_NEGATIVE = new Range(0, Double.POSITIVE_INFINITY);
    static final Range UNIT = new Range(0, 1);

    boolean isWithin(double least, double greatest) {
        return low >= least && high <= greatest;
    }

    Range negate() {
        return new Range(-high, -low);
    }

    Range abs() {
        return low >= 0 ? this : high <= 0 ? negate() : new Range(0, Math.max(-low, high));
    }

    Range union(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    /// Sums; opposite infinities give NaN, which no range speaks of.
    Range plus(Range other) {
        return bounds(low + other.low, high + other.high);
    }

    Range times(Range other) {
        double a = low * other.low;
        double b = low * other.high;
        double c = high * other.low;
        double d = high * other.high;
        if (Double.isNaN(a + b + c + d)) {
            return low >= 0 && other.low >= 0 ? NOT_NEGATIVE : ALL;
        }
        return new Range(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    private static Range bounds(double low, double high) {
        return new Range(Double.isNaN(low) ? Double.NEGATIVE_INFINITY : low,
                Double.isNaN(high) ? Double.POSITIVE_INFINITY : high);
    }
}
