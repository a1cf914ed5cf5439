// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A LIBSVM file: of each row the entries that are not zero, in compressed-row form, indices as the file has them.
public final class SparseRows implements RawData {
    private final Place file;
    private final NumericColumn labels;
    private final int[] starts;
    private final int[] indices;
    private final double[] values;
    private final RowLines lines;
    private final int @Nullable [] groups;
    private final FileDigest digest;

    SparseRows(Place file, NumericColumn labels, int[] starts, int[] indices, double[] values, RowLines lines,
            int @Nullable [] groups, FileDigest digest) {
        this.file = file;
        this.labels = labels;
        this.starts = starts;
        this.indices = indices;
        this.values = values;
        this.lines = lines;
        this.groups = groups;
        this.digest = digest;
    }

    /// The first entry of a row.
    ///
    /// @param row counted from 0; the number of rows itself gives the end of the last row
    /// @return where its entries begin
    public int start(int row) {
        return starts[row];
    }

    /// The index of an entry, as in the file.
    ///
    /// @param entry counted over the whole file
    /// @return at least 0
    public int index(int entry) {
        return indices[entry];
    }

    /// The value of an entry.
    ///
    /// @param entry counted over the whole file
    /// @return a finite number
    public double value(int entry) {
        return values[entry];
    }

    /// The number of entries.
    ///
    /// @return at least 0
    public int entries() {
        return indices.length;
    }

    @Override
    public DataFormat format() {
        return DataFormat.LIBSVM;
    }

    @Override
    public int rows() {
        return lines.rows();
    }

    @Override
    public Optional<Column> target() {
        return Optional.of(labels);
    }

    @Override
    public Place place(int row) {
        return file.atLine(lines.line(row));
    }

    @Override
    public List<FileDigest> files() {
        return List.of(digest);
    }

    @Override
    public Optional<int[]> groups() {
        return Optional.ofNullable(groups).map(int[]::clone);
    }
}
