// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import java.util.Arrays;

/// Quantiles of a few numbers, interpolated between neighbours.
public final class Quantile {
    private Quantile() {
    }

    /// A quantile.
    ///
    /// @param numbers at least one, in any order
    /// @param fraction 0 for the least, 0.5 for the median, 1 for the greatest
    /// @return the quantile
    public static double of(double[] numbers, double fraction) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double place = fraction * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
