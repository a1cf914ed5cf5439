// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import java.util.Optional;

/// Rows that are examples one by one.
///
/// @param count how many
record SingleRows(int count) implements Examples {
    @Override
    public int teaching() {
        return count;
    }

    @Override
    public long places(int examples) {
        return examples;
    }

    @Override
    public int within(int places) {
        return Math.max(1, places);
    }

    @Override
    public Optional<String> notice() {
        return Optional.empty();
    }

    @Override
    public Places newPlaces(int examples) {
        return new Places.Line();
    }
}
