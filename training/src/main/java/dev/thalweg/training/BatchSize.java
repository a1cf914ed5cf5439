// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import dev.thalweg.api.ThalwegException;

/// How many examples make one step: rows, or ranking lists for a loss that takes lists.
///
/// @param examples at least 1, or 0 for all of the training part
public record BatchSize(int examples) {

    /// Checks the number.
    public BatchSize {
        if (examples < 0) {
            throw new ThalwegException("TH-C002",
                    "batch is " + examples + "; expected a whole number >= 1, or 'full'. Try 64 (the default).");
        }
    }

    /// So many examples a step; the last step of an epoch takes what is left.
    ///
    /// @param examples at least 1
    /// @return the batch size
    public static BatchSize of(int examples) {
        return parse(Integer.toString(examples));
    }

    /// All examples of the training part in one step.
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

    /// The number of examples of a step, given those that exist.
    ///
    /// @param available examples of the training part
    /// @return at most that many
    public int within(int available) {
        return examples == 0 ? available : Math.min(examples, available);
    }

    /// The text form.
    ///
    /// @return a number, or `full`
    public String text() {
        return examples == 0 ? "full" : Integer.toString(examples);
    }
}
