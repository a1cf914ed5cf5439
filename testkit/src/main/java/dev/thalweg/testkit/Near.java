// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

/// Equal but for the rounding of sums of a few numbers of their size.
final class Near {
    private static final double ROUNDING = 1e-12;

    private Near() {
    }

    /// What rounding may amount to.
    static double rounding(double size) {
        return ROUNDING * (1 + (Double.isFinite(size) ? Math.abs(size) : 0));
    }

    static void require(double expected, double got, LossCase drawn) {
        assertEquals(expected, got, rounding(expected), drawn::toString);
    }

    static void require(double[] expected, double[] got, LossCase drawn) {
        require(expected, got, 0, drawn);
    }

    /// Of numbers that may be small differences of terms of some size.
    static void require(double[] expected, double[] got, double terms, LossCase drawn) {
        double largest = Arrays.stream(expected).filter(Double::isFinite).map(Math::abs).max().orElse(0);
        assertArrayEquals(expected, got, rounding(Math.max(largest, terms)), drawn::toString);
    }
}
