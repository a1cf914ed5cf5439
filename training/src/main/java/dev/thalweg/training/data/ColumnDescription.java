// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// What is told about a column of the data file.
///
/// @param name its name
/// @param role what it is used for
/// @param kind what it holds
/// @param missing the number of missing cells in the file
public record ColumnDescription(String name, Role role, Kind kind, int missing) {

    /// What a column is used for.
    public enum Role {
        /// To predict from.
        INPUT,
        /// To be predicted.
        TARGET,
        /// To tell ranking lists apart.
        GROUP
    }

    /// What a column holds.
    public enum Kind {
        /// Numbers.
        NUMERIC,
        /// Texts, one-hot encoded as an input.
        CATEGORICAL
    }

    static ColumnDescription of(Column column, Role role) {
        Kind kind = switch (column) {
            case NumericColumn _ -> Kind.NUMERIC;
            case TextColumn _ -> Kind.CATEGORICAL;
        };
        return new ColumnDescription(column.name(), role, kind, column.missing());
    }
}
