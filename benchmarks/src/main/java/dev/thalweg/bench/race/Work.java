// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An item of the table: a problem of one shape, and what bounds it.
///
/// @param id stable, kebab-case
/// @param shape such as `128x10`
/// @param threads how many threads the race is about
/// @param bound the limit of the machine that applies, or null
/// @param problem the data
public record Work(String id, String shape, int threads, @Nullable Candidate bound, Problem problem) {

    /// The limit of the machine that applies.
    ///
    /// @return copy, triad, fma or products, if one does
    public Optional<Candidate> limit() {
        return Optional.ofNullable(bound);
    }
}
