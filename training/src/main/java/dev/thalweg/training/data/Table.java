// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A CSV file, column by column. Columns that were dropped or not asked for are not here.
public final class Table implements RawData {
    private final Place file;
    private final TableLayout layout;
    private final List<Column> inputs;
    private final @Nullable Column target;
    private final @Nullable Column lists;
    private final RowLines lines;
    private final FileDigest digest;

    Table(Place file, TableLayout layout, List<Column> inputs, @Nullable Column target,
            @Nullable Column lists, RowLines lines, FileDigest digest) {
        this.file = file;
        this.layout = layout;
        this.inputs = List.copyOf(inputs);
        this.target = target;
        this.lists = lists;
        this.lines = lines;
        this.digest = digest;
    }

    /// The columns to predict from, in the order of the file.
    ///
    /// @return an immutable list
    public List<Column> inputs() {
        return inputs;
    }

    /// How the file is laid out.
    ///
    /// @return header, separator and all column names
    public TableLayout layout() {
        return layout;
    }

    @Override
    public DataFormat format() {
        return DataFormat.CSV;
    }

    @Override
    public int rows() {
        return lines.rows();
    }

    @Override
    public Optional<Column> target() {
        return Optional.ofNullable(target);
    }

    /// The column that says which rows make a ranking list.
    ///
    /// @return empty if none was named
    public Optional<Column> lists() {
        return Optional.ofNullable(lists);
    }

    @Override
    public Optional<int[]> groups() {
        return lists().map(column -> ListNumbers.of((TextColumn) column, this));
    }

    @Override
    public Place place(int row) {
        return file.atLine(lines.line(row));
    }

    @Override
    public List<FileDigest> files() {
        return List.of(digest);
    }
}
