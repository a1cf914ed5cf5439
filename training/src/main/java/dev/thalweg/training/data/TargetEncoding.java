// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.List;

/// How the target becomes numbers or labels, and how a prediction becomes what the file would say.
public sealed interface TargetEncoding {

    /// The column that holds the target.
    ///
    /// @return its name; `label` for formats that do not name it
    String column();

    /// A number to meet.
    ///
    /// @param column the column that holds it
    /// @param scaling fitted on the training part; [Scaling#NONE] where the loss needs the numbers as they are
    record Numeric(String column, Scaling scaling) implements TargetEncoding {
    }

    /// One of several classes. A label is an index into the list of classes. In a two-class problem, class 1 is the
    /// positive one.
    ///
    /// @param column the column that holds it
    /// @param classes their names as in the file: numbers in numeric order, texts by code point
    /// @param numeric whether the file holds numbers, so that `1` and `1.0` are the same class
    record Classes(String column, List<String> classes, boolean numeric) implements TargetEncoding {
        /// Copies the names.
        public Classes {
            classes = List.copyOf(classes);
            if (classes.size() < 2) {
                throw new IllegalArgumentException("a classification has at least two classes, not " + classes);
            }
        }
    }
}
