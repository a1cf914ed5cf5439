// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects the rows of a LIBSVM file, and checks that indices increase and ranking lists hold together.
final class SparseRowsBuilder {
    private final Place file;
    private final RowLines lines = new RowLines();
    private final Set<Integer> finishedLists = new HashSet<>();
    private double[] labels = new double[1024];
    private int[] starts = new int[1025];
    private int[] groups = new int[1024];
    private int[] indices = new int[8192];
    private double[] values = new double[8192];
    private int entries;
    private int list = -1;
    private int listNumber = -1;
    private int rowsWithList;

    SparseRowsBuilder(Place file) {
        this.file = file;
    }

    void beginRow(double label, long line) {
        int row = lines.rows();
        if (row == labels.length) {
            labels = Arrays.copyOf(labels, row * 2);
            groups = Arrays.copyOf(groups, row * 2);
            starts = Arrays.copyOf(starts, row * 2 + 1);
        }
        labels[row] = label;
        lines.add(line);
        starts[row + 1] = entries;
    }

    void qid(int id, Place place) {
        if (id != list) {
            if (!finishedLists.add(id)) {
                throw DataError.BAD_GROUPS.at(place,
                        "list %d began earlier and was left. Put the rows of a list together.", id);
            }
            list = id;
            listNumber++;
        }
        groups[lines.rows() - 1] = listNumber;
        rowsWithList++;
    }

    void entry(int index, double value, Place place) {
        int first = starts[lines.rows() - 1];
        if (entries > first && index <= indices[entries - 1]) {
            throw DataError.BAD_LIBSVM_ORDER.at(place,
                    "index %d follows %d; expected increasing indices, each at most once.", index,
                    indices[entries - 1]);
        }
        if (entries == indices.length) {
            int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, entries * 2L);
            if (capacity == entries) {
                throw DataError.TOO_LARGE.at(place, "more than %,d entries; split the file.", entries);
            }
            indices = Arrays.copyOf(indices, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        indices[entries] = index;
        values[entries++] = value;
        starts[lines.rows()] = entries;
    }

    SparseRows build(InputFile input) {
        int rows = lines.rows();
        if (rows == 0) {
            throw DataError.EMPTY_FILE.at(file, "there is no row of data; expected at least one.");
        }
        var target = new NumericColumn("label", 0, Arrays.copyOf(labels, rows));
        return new SparseRows(file, target, Arrays.copyOf(starts, rows + 1), Arrays.copyOf(indices, entries),
                Arrays.copyOf(values, entries), lines, lists(rows), input.digest());
    }

    private int @Nullable [] lists(int rows) {
        if (rowsWithList == 0) {
            return null;
        }
        if (rowsWithList < rows) {
            throw DataError.BAD_GROUPS.at(file, "%,d of %,d rows have a qid; expected all or none.", rowsWithList,
                    rows);
        }
        return Arrays.copyOf(groups, rows);
    }
}
