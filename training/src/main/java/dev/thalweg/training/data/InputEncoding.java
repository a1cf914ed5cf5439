// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.List;
import java.util.stream.IntStream;

/// How raw data becomes the rows of the input matrix, one kind a format. Fitted on the training part, remembered with
/// the model.
public sealed interface InputEncoding {

    /// The format that it reads.
    ///
    /// @return the format of the training data
    DataFormat format();

    /// The names of the features, in the order of the matrix's columns.
    ///
    /// @return at least one
    List<String> featureNames();

    /// The number of features.
    ///
    /// @return at least 1
    default int features() {
        return featureNames().size();
    }

    /// CSV: column by column, found by name.
    ///
    /// @param header whether the file named its columns; otherwise they are found by position
    /// @param names all columns of the training file, in order
    /// @param columns those that are encoded
    record Columns(boolean header, List<String> names, List<ColumnEncoding> columns) implements InputEncoding {
        /// Copies the lists.
        public Columns {
            names = List.copyOf(names);
            columns = List.copyOf(columns);
        }

        @Override
        public DataFormat format() {
            return DataFormat.CSV;
        }

        @Override
        public List<String> featureNames() {
            return columns.stream().flatMap(column -> column.featureNames().stream()).toList();
        }
    }

    /// LIBSVM: an entry that is not written is 0 before scaling. An index beyond the training part's is passed over.
    ///
    /// @param firstIndex 0 or 1, where the indices of the training file begin
    /// @param scalings one a feature
    record Sparse(int firstIndex, List<Scaling> scalings) implements InputEncoding {
        /// Copies the list.
        public Sparse {
            scalings = List.copyOf(scalings);
        }

        @Override
        public DataFormat format() {
            return DataFormat.LIBSVM;
        }

        @Override
        public int features() {
            return scalings.size();
        }

        @Override
        public List<String> featureNames() {
            return IntStream.range(0, scalings.size()).mapToObj(i -> Integer.toString(i + firstIndex)).toList();
        }
    }

    /// IDX: the pixels of an image in a row, all scaled alike, since they share a unit; a pixel that is dark in every
    /// training image is then not blown up by a tiny deviation of its own.
    ///
    /// @param shape the axes of an image
    /// @param scaling over all pixels of the training part
    record Pixels(List<Integer> shape, Scaling scaling) implements InputEncoding {
        /// Copies the shape.
        public Pixels {
            shape = List.copyOf(shape);
        }

        @Override
        public DataFormat format() {
            return DataFormat.IDX;
        }

        @Override
        public int features() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }

        @Override
        public List<String> featureNames() {
            return IntStream.range(0, features()).mapToObj(i -> "pixel " + i).toList();
        }
    }
}
