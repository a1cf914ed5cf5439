// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.nio.file.Path;
import java.util.Optional;

/// Where the rows come from that a finished model is measured on.
public sealed interface TestPart {

    /// No test part.
    record None() implements TestPart {
    }

    /// A part of the data file.
    ///
    /// @param fraction of its rows, above 0 and below 1
    record Fraction(double fraction) implements TestPart {
    }

    /// Another file.
    ///
    /// @param data the rows
    /// @param labels the labels of IDX images
    /// @param lists where its ranking lists stand
    record File(Path data, Optional<Path> labels, ListSource lists) implements TestPart {
    }
}
