// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.nio.file.Path;

/// Where in a data file something stands; it prints as `diamonds.csv, line 7, column 2 ('cut')`.
///
/// @param file the file as the user named it
/// @param line the line, counted from 1; 0 when the whole file is meant
/// @param column the column, counted from 1; 0 when the whole line is meant
/// @param name the name of the column, or an empty text
public record Place(String file, long line, int column, String name) {

    /// A whole file.
    ///
    /// @param file the file
    /// @return its place
    public static Place of(Path file) {
        return of(file.toString());
    }

    /// A whole file or stream.
    ///
    /// @param file how the user knows it
    /// @return its place
    public static Place of(String file) {
        return new Place(file, 0, 0, "");
    }

    /// A line of the same file.
    ///
    /// @param number counted from 1
    /// @return its place
    public Place atLine(long number) {
        return new Place(file, number, 0, "");
    }

    /// A column of the same line.
    ///
    /// @param number counted from 1
    /// @param columnName its name, or an empty text
    /// @return its place
    public Place atColumn(int number, String columnName) {
        return new Place(file, line, number, columnName);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(file);
        if (line > 0) {
            text.append(", line ").append(line);
        }
        if (column > 0) {
            text.append(", column ").append(column);
        }
        if (!name.isEmpty()) {
            text.append(column > 0 ? " ('" : ", column ('").append(name).append("')");
        }
        return text.toString();
    }
}
