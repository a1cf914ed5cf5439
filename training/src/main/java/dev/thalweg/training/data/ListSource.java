// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.nio.file.Path;

/// Where it stands which rows make a ranking list.
public sealed interface ListSource {

    /// In the data, if it can say so (`qid`); otherwise there are no lists.
    record Data() implements ListSource {
    }

    /// In a column of a CSV file.
    ///
    /// @param name the column
    record Column(String name) implements ListSource {
    }

    /// In a file with the size of a list on each line.
    ///
    /// @param file the sizes
    record Sizes(Path file) implements ListSource {
    }

    /// The column to read for it.
    ///
    /// @return its name; an empty text for none
    default String column() {
        return switch (this) {
            case Column(String name) -> name;
            case Data _, Sizes _ -> "";
        };
    }
}
