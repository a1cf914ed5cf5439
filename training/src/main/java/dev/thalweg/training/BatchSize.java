// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import dev.thalweg.api.ThalwegException;

/// How many rows make one step.
///
/// @param rows at least 1, or 0 for all rows of the training part
public record BatchSize(int rows) {

    /// Checks the number.
    public BatchSize {
        if (rows < 0) {
            throw new ThalwegException("TH-C002",
                    "batch is " + rows + "; expected a whole number >= 1, or 'full'. Try 64 (the default).");
        }
    }

    /// So many rows a step; the last step of an epoch takes what is left.
    ///
    /// @param rows at least 1
    /// @return the batch size
    public static BatchSize of(int rows) {
        return parse(Integer.toString(rows));
    }

    /// All rows of the training part in one step.
    ///
    /// @return the batch size
    public static BatchSize full() {
        return new BatchSize(0);
    }

    /// Reads the text form.
    ///
    /// @param text a number, or `full`
    /// @return the batch size
    /// @throws ThalwegException TH-C002 for anything else
    public static BatchSize parse(String text) {
        String word = text.strip();
        if (word.equals("full")) {
            return full();
        }
        if (!word.matches("0*[1-9]\\d{0,8}")) {
            throw new ThalwegException("TH-C002",
                    "batch is '" + text + "'; expected a whole number >= 1, or 'full'. Try 64 (the default).");
        }
        return new BatchSize(Integer.parseInt(word));
    }

    /// The number of rows of a step, given those that exist.
    ///
    /// @param available rows of the training part
    /// @return at most that many
    public int within(int available) {
        return rows == 0 ? available : Math.min(rows, available);
    }

    /// The text form.
    ///
    /// @return a number, or `full`
    public String text() {
        return rows == 0 ? "full" : Integer.toString(rows);
    }
}
