// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.Suggestions;
import dev.thalweg.api.ThalwegException;
import java.util.List;

/// Options that take one of some words.
final class Choices {
    private Choices() {
    }

    /// Refuses any other word.
    ///
    /// @param option the name of the option, without dashes
    /// @param word what was given
    /// @param known the words that are allowed
    /// @throws ThalwegException with the words and the nearest of them
    static void require(String option, String word, List<String> known) {
        if (!known.contains(word)) {
            throw new ThalwegException("TH-C104", "the option --" + option + " is '" + word + "'; expected "
                    + (known.size() == 2 ? String.join(" or ", known) : "one of " + String.join(", ", known)) + "."
                    + Suggestions.sentence(word, known));
        }
    }
}
