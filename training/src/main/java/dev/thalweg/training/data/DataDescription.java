// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.ArrayList;
import java.util.List;

/// What was read, for a person and for `data.json`.
///
/// @param format of the data file
/// @param files every file that was read, with its SHA-256
/// @param columns the columns of a CSV file in its order, those that are used; for other formats the target only
/// @param dropped columns that were left out
/// @param features the number of features after encoding
/// @param trainRows the number of rows that train
/// @param validationRows the number of rows that validate
/// @param testRows the number of rows that test
public record DataDescription(DataFormat format, List<FileDigest> files, List<ColumnDescription> columns,
        List<String> dropped,
        int features, int trainRows, int validationRows, int testRows) {

    /// Copies the lists.
    public DataDescription {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
        dropped = List.copyOf(dropped);
    }

    static List<ColumnDescription> columnsOf(RawData raw) {
        var columns = new ArrayList<ColumnDescription>();
        if (raw instanceof Table table) {
            table.inputs().forEach(column -> columns.add(ColumnDescription.of(column, ColumnDescription.Role.INPUT)));
            table.lists().ifPresent(column -> columns.add(ColumnDescription.of(column, ColumnDescription.Role.GROUP)));
        }
        raw.target().ifPresent(column -> columns.add(ColumnDescription.of(column, ColumnDescription.Role.TARGET)));
        return columns;
    }
}
