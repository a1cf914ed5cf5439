// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.code;

/// What the value of an operation depends on, in a nest of rows with inner positions.
public enum Level {
    /// Neither row nor position: one value for a whole call.
    UNIFORM,
    /// The row alone.
    ROW,
    /// The position within the row alone: the same in every row.
    COLUMN,
    /// Row and position.
    ELEMENT;

    /// The level of something that depends on two others.
    ///
    /// @param other the other level
    /// @return the least level that covers both
    public Level join(Level other) {
        return values()[ordinal() | other.ordinal()];
    }
}
