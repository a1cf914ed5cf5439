// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import dev.thalweg.api.ThalwegException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the rows come from that a model is tested on after training.
public sealed interface TestPart {

    /// There is no test part.
    record None() implements TestPart {
    }

    /// A random part of the data file, chosen by the seed.
    ///
    /// @param fraction greater than 0 and less than 1
    record Fraction(double fraction) implements TestPart {
        /// Checks the fraction.
        public Fraction {
            if (!(fraction > 0 && fraction < 1)) {
                throw new ThalwegException("TH-C003",
                        "test is " + fraction + "; expected a file, or a fraction between 0 and 1. Try 0.2.");
            }
        }
    }

    /// A file of its own, in the format of the data file.
    ///
    /// @param path the file
    /// @param labels the file of its labels, for IDX; else null
    /// @param groups the file of the sizes of its ranking lists; null where the data says so, or the column that does for the data file
    record File(Path path, @Nullable Path labels, @Nullable Path groups) implements TestPart {
    }

    /// Reads the text form: a number is a fraction, anything else a file.
    ///
    /// @param text a fraction or a path
    /// @param labels the file of the labels, for IDX; else null
    /// @param groups the file of the sizes of ranking lists; else null
    /// @return the test part
    /// @throws ThalwegException TH-C003 for a number that is no fraction
    static TestPart parse(String text, @Nullable Path labels, @Nullable Path groups) {
        try {
            return new Fraction(Double.parseDouble(text.strip()));
        } catch (NumberFormatException _) {
            return new File(Path.of(text), labels, groups);
        }
    }
}
