// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

/// How long a race takes.
///
/// @param rounds how often the contestants take turns
/// @param roundNanos the least time of a contestant's turn; one call if that takes longer
/// @param warmUpNanos the time each contestant runs before the first round
public record Pace(int rounds, long roundNanos, long warmUpNanos) {
    private static final long MILLISECOND = 1_000_000;

    /// For figures that are published.
    public static final Pace FULL = new Pace(21, 10 * MILLISECOND, 1_000 * MILLISECOND);
    /// For a look at every row.
    public static final Pace QUICK = new Pace(9, 4 * MILLISECOND, 300 * MILLISECOND);
    /// For tests: every body runs.
    public static final Pace ONCE = new Pace(1, 0, 0);
}
