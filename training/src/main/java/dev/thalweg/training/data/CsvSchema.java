// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.List;

/// Says, once the names are known, which columns of a CSV file to read and as what.
interface CsvSchema {

    /// The names of a file without a header.
    default List<String> namesWithoutHeader(Place place, int columns) {
        return Header.madeUpNames(columns);
    }

    /// Whether the first row holds names.
    default boolean hasHeader(List<String> firstRow) {
        return Header.isHeader(firstRow);
    }

    /// One mode a column.
    ///
    /// @throws dev.thalweg.api.ThalwegException if a column that is needed is not there
    List<ColumnMode> modes(Place place, List<String> names);

    /// The name of the target, or an empty text if there is none to read.
    String target();

    /// The name of the column that says which rows make a ranking list, or an empty text if there is none.
    String lists();
}
