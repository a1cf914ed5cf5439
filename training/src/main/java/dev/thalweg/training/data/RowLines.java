// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.Arrays;

/// On which line of its file each row stands. Costs nothing while rows follow each other line by line; blank lines,
/// comments and cells that span lines make it remember every row.
final class RowLines {
    private long first;
    private int rows;
    private int[] lines = {};

    /// Appends a row.
    void add(long line) {
        if (rows == 0) {
            first = line;
        }
        if (lines.length == 0 && line != first + rows) {
            lines = new int[Math.max(64, rows * 2)];
            for (int row = 0; row < rows; row++) {
                lines[row] = (int) (first + row);
            }
        }
        if (lines.length > 0) {
            lines = rows == lines.length ? Arrays.copyOf(lines, rows * 2) : lines;
            lines[rows] = (int) line;
        }
        rows++;
    }

    /// The line of a row.
    long line(int row) {
        return lines.length == 0 ? first + row : lines[row];
    }

    int rows() {
        return rows;
    }
}
