// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import dev.thalweg.api.ThalwegException;

/// The learning rates that a search for one tries: one a step, each by the same factor above the one before.
///
/// @param from the first one, greater than 0
/// @param to the last one, greater than the first
/// @param steps how many there are
public record RateRamp(double from, double to, int steps) {
    private static final int FEWEST = 20;

    /// Checks the numbers.
    public RateRamp {
        if (!(from > 0 && from < to && to <= Double.MAX_VALUE)) {
            throw new ThalwegException("TH-C016", "the rates go from " + from + " to " + to
                    + "; expected 0 < from < to. Try --from 0.000001 --to 10 (the defaults).");
        }
        if (steps < FEWEST) {
            throw new ThalwegException("TH-C016",
                    "steps is " + steps + "; expected a whole number >= " + FEWEST + ". Try 200 (the default).");
        }
    }

    /// From a millionth to 10 in 200 steps.
    ///
    /// @return the defaults
    public static RateRamp defaults() {
        return new RateRamp(1e-6, 10, 200);
    }

    /// The rate of a step.
    ///
    /// @param step counted from 0
    /// @return from the first to the last one
    public double rate(int step) {
        return from * Math.pow(to / from, step / (steps - 1.0));
    }
}
