// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.text;

import java.util.List;

/// What holds for a while in a text of stages: `exponential(0.9) * step(size=10) for 30 epochs`.
///
/// @param factors what holds at the same time, at least one
/// @param count how long; 0 when none is written
/// @param epochs whether epochs are counted, not steps
public record Stage(List<Call> factors, long count, boolean epochs) {
    /// Copies the factors.
    public Stage {
        factors = List.copyOf(factors);
    }
}
