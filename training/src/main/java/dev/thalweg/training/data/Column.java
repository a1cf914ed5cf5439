// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// A column as it was read, before anything is fitted.
public sealed interface Column permits NumericColumn, TextColumn {

    /// The name, from the header or made up.
    ///
    /// @return never empty
    String name();

    /// Where the column stands in its file.
    ///
    /// @return counted from 1; 0 if it does not stand in a column
    int position();

    /// The number of cells.
    ///
    /// @return at least 0
    int rows();

    /// Whether a cell is missing.
    ///
    /// @param row counted from 0
    /// @return whether the file holds no value there
    boolean isMissing(int row);

    /// The number of missing cells.
    ///
    /// @return at least 0
    default int missing() {
        int count = 0;
        for (int row = 0; row < rows(); row++) {
            count += isMissing(row) ? 1 : 0;
        }
        return count;
    }
}
