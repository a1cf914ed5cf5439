// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.List;

/// How a CSV file is laid out.
///
/// @param header whether the first row holds names; otherwise the columns are called `c1`, `c2`, …
/// @param separator the character between cells
/// @param names all columns of the file, in order
public record TableLayout(boolean header, char separator, List<String> names) {

    /// Copies the names.
    public TableLayout {
        names = List.copyOf(names);
    }
}
