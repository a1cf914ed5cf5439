// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.report;

import dev.thalweg.bench.race.Candidate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One row of the results: a candidate in one work of one shape.
///
/// @param work the id of the work
/// @param shape its shape
/// @param size its number of elements
/// @param dtype the element type
/// @param threads the threads of the candidate
/// @param candidate who
/// @param medianNs the median time of a call in nanoseconds
/// @param rounds how often it was timed
/// @param bytesPerCall bytes allocated on the Java heap by one call
/// @param ratio its time over Thalweg's, or null where the two must not be compared
/// @param limitFraction the time of the machine's limit over its time, or null where no limit applies
/// @param note why something is missing or peculiar, or an empty text
public record Row(String work, String shape, long size, String dtype, int threads, String candidate, double medianNs,
        int rounds, double bytesPerCall, @Nullable Ratio ratio, @Nullable Double limitFraction, String note) {

    /// Whose times they are.
    ///
    /// @return the candidate
    public Candidate who() {
        return Candidate.valueOf(candidate.toUpperCase(Locale.ROOT));
    }

    /// Whether both belong to one work of one shape.
    ///
    /// @param other another row
    /// @return true if so
    public boolean sameWork(Row other) {
        return work.equals(other.work) && shape.equals(other.shape);
    }
}
