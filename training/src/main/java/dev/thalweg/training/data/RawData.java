// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.List;
import java.util.Optional;

/// Data as it was read, before anything is fitted: what a split and an encoding start from.
public sealed interface RawData permits Table, SparseRows, Images {

    /// The format it was read from.
    ///
    /// @return one of the supported formats
    DataFormat format();

    /// The number of rows.
    ///
    /// @return at least 1
    int rows();

    /// What is to be predicted, if the data holds it.
    ///
    /// @return the column, of the same number of rows
    Optional<Column> target();

    /// Where a row stands.
    ///
    /// @param row counted from 0
    /// @return its file and line (for images: the file and a count)
    Place place(int row);

    /// The files it came from.
    ///
    /// @return in the order of reading
    List<FileDigest> files();

    /// The sizes of the ranking lists, in row order, if the file itself says so.
    ///
    /// @return list numbers, one a row, not decreasing
    default Optional<int[]> groups() {
        return Optional.empty();
    }
}
