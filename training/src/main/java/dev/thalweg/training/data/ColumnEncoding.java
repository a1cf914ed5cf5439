// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// How one column of a table becomes features. Fitted on the training part, remembered with the model.
public sealed interface ColumnEncoding {

    /// The column it reads.
    ///
    /// @return its name in the file
    String column();

    /// Whether a feature says that the cell is missing; only if one was missing in the training part.
    ///
    /// @return whether there is such a feature, the last of the column's
    boolean indicator();

    /// The names of the features, in order.
    ///
    /// @return at least one
    List<String> featureNames();

    /// A column of numbers: scaled; a missing cell becomes 0, which is the mean of the training part.
    ///
    /// @param column the column it reads
    /// @param scaling fitted on the training part
    /// @param indicator whether a second feature is 1 where the cell is missing
    record Numeric(String column, Scaling scaling, boolean indicator) implements ColumnEncoding {
        @Override
        public List<String> featureNames() {
            return indicator ? List.of(column, missingName(column)) : List.of(column);
        }
    }

    /// A column of texts: one feature a category, 1 for the row's own and 0 for the others. A category that the
    /// training part did not have is all zeros, and so is a missing cell.
    ///
    /// @param column the column it reads
    /// @param categories the texts of the training part, by code point
    /// @param indicator whether a last feature is 1 where the cell is missing
    record Categorical(String column, List<String> categories, boolean indicator) implements ColumnEncoding {

        /// Copies the categories.
        ///
        /// @throws IllegalArgumentException if one stands there twice
        public Categorical {
            categories = List.copyOf(categories);
            if (new HashSet<>(categories).size() < categories.size()) {
                throw new IllegalArgumentException("column '" + column + "' has a category twice");
            }
        }

        @Override
        public List<String> featureNames() {
            var names = new ArrayList<String>();
            categories.forEach(category -> names.add(column + "=" + category));
            if (indicator) {
                names.add(missingName(column));
            }
            return List.copyOf(names);
        }
    }

    private static String missingName(String column) {
        return column + " is missing";
    }
}
