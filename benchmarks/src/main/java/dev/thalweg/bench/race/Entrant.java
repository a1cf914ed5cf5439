// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import java.util.Map;
import java.util.Optional;

/// Someone who takes part in the works it knows. Peers are found by [java.util.ServiceLoader].
public interface Entrant {

    /// Whose times these are.
    ///
    /// @return the candidate
    Candidate candidate();

    /// How many threads it uses.
    ///
    /// @return at least 1
    default int threads() {
        return 1;
    }

    /// Prepares a work: binds the data, keeps state of its own.
    ///
    /// @param work the work
    /// @return someone who does it, or nobody where the candidate does not offer it
    Optional<Contestant> enter(Work work);

    /// What a reader of the results must know of it, such as versions.
    ///
    /// @return by name
    default Map<String, String> facts() {
        return Map.of();
    }
}
