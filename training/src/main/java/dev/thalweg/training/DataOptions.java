// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import dev.thalweg.api.ThalwegException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which data a model is trained and measured on.
///
/// @param file CSV, LIBSVM or IDX, perhaps compressed by gzip
/// @param target the column to predict, needed for CSV; else null
/// @param drop columns that are left out
/// @param categorical columns that are taken as text although they look like numbers
/// @param labels the file of the labels, for IDX; else null
/// @param group which rows make a ranking list; null where there are none or the data says so
/// @param test the rows tested on at the end
/// @param validation the fraction of all rows that is measured after each epoch; null for the default, 0.1 without a
///     test part and 0 with one
public record DataOptions(Path file, @Nullable String target, List<String> drop, List<String> categorical,
        @Nullable Path labels, @Nullable Grouping group, TestPart test,
        @Nullable Double validation) {

    /// Copies the columns and checks the fraction.
    public DataOptions {
        drop = List.copyOf(drop);
        categorical = List.copyOf(categorical);
        if (validation != null && !(validation >= 0 && validation < 1)) {
            throw new ThalwegException("TH-C004",
                    "validation is " + validation + "; expected a number >= 0 and < 1. Try 0.1 (the default).");
        }
    }

    /// A file and nothing else said.
    ///
    /// @param file the data
    /// @return the defaults: no test part, no column dropped
    public static DataOptions of(Path file) {
        return new DataOptions(file, null, List.of(), List.of(), null, null, new TestPart.None(), null);
    }

    /// With a column to predict.
    ///
    /// @param column its name
    /// @return changed options
    public DataOptions withTarget(String column) {
        return new DataOptions(file, column, drop, categorical, labels, group, test, validation);
    }

    /// With columns left out.
    ///
    /// @param columns their names
    /// @return changed options
    public DataOptions withDrop(List<String> columns) {
        return new DataOptions(file, target, columns, categorical, labels, group, test, validation);
    }

    /// With columns of codes.
    ///
    /// @param columns names of columns that are taken as text although they look like numbers
    /// @return changed options
    public DataOptions withCategorical(List<String> columns) {
        return new DataOptions(file, target, drop, columns, labels, group, test, validation);
    }

    /// With a file of labels.
    ///
    /// @param path an IDX file
    /// @return changed options
    public DataOptions withLabels(Path path) {
        return new DataOptions(file, target, drop, categorical, path, group, test, validation);
    }

    /// With ranking lists.
    ///
    /// @param lists which rows make one
    /// @return changed options
    public DataOptions withGroup(Grouping lists) {
        return new DataOptions(file, target, drop, categorical, labels, lists, test, validation);
    }

    /// With a test part.
    ///
    /// @param part where its rows come from
    /// @return changed options
    public DataOptions withTest(TestPart part) {
        return new DataOptions(file, target, drop, categorical, labels, group, part, validation);
    }

    /// With a validation part.
    ///
    /// @param fraction of all rows; 0 for none
    /// @return changed options
    public DataOptions withValidation(double fraction) {
        return new DataOptions(file, target, drop, categorical, labels, group, test, fraction);
    }

    /// The fraction that is validated on, the default resolved.
    ///
    /// @return at least 0, less than 1
    public double validationFraction() {
        if (validation != null) {
            return validation;
        }
        return test instanceof TestPart.None ? 0.1 : 0;
    }
}
