// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import java.nio.file.Files;
import java.nio.file.Path;

/// Which rows make a ranking list, where the data does not say so itself. Rows of a list stand together.
public sealed interface Grouping {

    /// A column of a CSV file; rows with the same text make a list. It is not predicted from.
    ///
    /// @param name the column
    record Column(String name) implements Grouping {
    }

    /// A file of sizes: that of a list on each line, in the order of the rows.
    ///
    /// @param path the file
    record File(Path path) implements Grouping {
    }

    /// Reads the text form: a file that exists, or else a column.
    ///
    /// @param text a path or a name
    /// @return the grouping
    static Grouping parse(String text) {
        return Files.isRegularFile(Path.of(text)) ? new File(Path.of(text)) : new Column(text);
    }
}
