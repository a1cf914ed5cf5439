// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// How a column is to be read.
enum ColumnMode {
    /// Numbers or text, whichever it holds.
    INFER,
    /// Numbers; text is an error.
    NUMBER,
    /// Text, even where it looks like numbers.
    TEXT,
    /// Not at all.
    SKIP
}
