// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import java.util.Arrays;

/// What one candidate needed for one work, round by round.
///
/// @param work the id of the work
/// @param shape its shape
/// @param size its number of elements
/// @param threads the threads that the candidate used
/// @param raced the threads that the work is about
/// @param candidate who
/// @param nanos the time of a call in each round
/// @param bytesPerCall bytes allocated on the Java heap by one call
/// @param caveat why it is not held against others, or an empty text
public record Laps(String work, String shape, long size, int threads, int raced, Candidate candidate, double[] nanos,
        double bytesPerCall, String caveat) {

    /// The median time of a call.
    ///
    /// @return in nanoseconds
    public double median() {
        return Quantile.of(nanos, 0.5);
    }

    /// These times over others, round by round.
    ///
    /// @param reference those of another candidate in the same rounds
    /// @return a ratio a round
    public double[] over(Laps reference) {
        int rounds = Math.min(nanos.length, reference.nanos.length);
        double[] ratios = new double[rounds];
        Arrays.setAll(ratios, round -> nanos[round] / reference.nanos[round]);
        return ratios;
    }

    /// Whether this is what ratios are taken against.
    ///
    /// @return true for Thalweg with as many threads as the work is about
    public boolean isReference() {
        return candidate == Candidate.THALWEG && threads == raced;
    }

    /// Whether both belong to one work of one shape.
    ///
    /// @param other other laps
    /// @return true if so
    public boolean sameWork(Laps other) {
        return work.equals(other.work) && shape.equals(other.shape);
    }
}
