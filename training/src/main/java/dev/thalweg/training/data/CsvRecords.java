// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Receives cells from FastCSV, as slices of its buffer, and hands them to the builders of their columns.
final class CsvRecords extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final Place file;
    private final CsvSchema schema;
    private final Set<String> forcedText;
    private final DecimalParser parser = new DecimalParser();
    private final RowLines lines = new RowLines();
    private final List<String> firstRow = new ArrayList<>();

    private boolean header;
    private List<String> names = List.of();
    /// One a column of the file; the ones that are skipped have no builder.
    private ColumnBuilder[] builders = {};

    /// @param forcedText columns that turned out to be text in a first pass
    CsvRecords(Place file, CsvSchema schema, Set<String> forcedText) {
        this.file = file;
        this.schema = schema;
        this.forcedText = forcedText;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (names.isEmpty()) {
            firstRow.add(new String(buffer, offset, length));
        } else if (index < builders.length && builders[index].mode() != ColumnMode.SKIP) {
            builders[index].add(buffer, offset, offset + length, file, getStartingLineNumber());
        }
    }

    @Override
    protected Boolean buildRecord() {
        if (getRecordType() != RecordType.DATA) {
            return true;
        }
        if (names.isEmpty()) {
            begin();
        } else {
            requireWidth();
            lines.add(getStartingLineNumber());
        }
        return true;
    }

    private void begin() {
        Place place = here();
        header = schema.hasHeader(firstRow);
        names = header ? Header.names(place, firstRow) : schema.namesWithoutHeader(place, firstRow.size());
        List<ColumnMode> modes = schema.modes(place, names);
        builders = new ColumnBuilder[names.size()];
        for (int i = 0; i < builders.length; i++) {
            boolean forced = modes.get(i) == ColumnMode.INFER && forcedText.contains(names.get(i));
            builders[i] = new ColumnBuilder(names.get(i), i + 1, forced ? ColumnMode.TEXT : modes.get(i), parser);
        }
        if (!header) {
            for (int i = 0; i < builders.length; i++) {
                char[] cell = firstRow.get(i).toCharArray();
                handleField(i, cell, 0, cell.length, false);
            }
            lines.add(getStartingLineNumber());
        }
    }

    private void requireWidth() {
        if (getFieldCount() != builders.length) {
            throw DataError.RAGGED_ROW.at(here(), "%d cells, but the %s has %d. "
                    + "Check for a missing or extra separator, or a cell that needs quotes.", getFieldCount(),
                    header ? "header" : "first row", builders.length);
        }
    }

    /// The line of the record being read.
    Place here() {
        return file.atLine(getStartingLineNumber());
    }

    /// How many cells of the record being read are complete.
    int completeCells() {
        return getFieldCount();
    }

    RowLines lines() {
        return lines;
    }

    boolean header() {
        return header;
    }

    List<String> names() {
        return names;
    }

    /// The columns that are read.
    List<ColumnBuilder> builders() {
        return Arrays.stream(builders).filter(builder -> builder.mode() != ColumnMode.SKIP).toList();
    }
}
