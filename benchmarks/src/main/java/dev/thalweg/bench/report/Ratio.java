// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.report;

import dev.thalweg.bench.race.Quantile;

/// A candidate's time over Thalweg's, taken round by round.
///
/// @param median the median of the rounds
/// @param p10 nine of ten rounds are above
/// @param p90 nine of ten rounds are below
public record Ratio(double median, double p10, double p90) {

    /// Of the rounds of a race.
    ///
    /// @param rounds a ratio a round
    /// @return their median and spread
    public static Ratio of(double[] rounds) {
        return new Ratio(Quantile.of(rounds, 0.5), Quantile.of(rounds, 0.1), Quantile.of(rounds, 0.9));
    }
}
