// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.training.data.Scaling;
import dev.thalweg.training.data.TargetEncoding;
import java.util.Arrays;
import java.util.List;

/// Turns predictions into what the data file would say.
final class Answers {
    private Answers() {
    }

    /// Numbers in the units of the file.
    static double[] numbers(Outputs outputs, Scaling scaling) {
        return Arrays.stream(outputs.values()).map(scaling::restore).toArray();
    }

    /// The classes as the file writes them; none for numbers.
    static List<String> labels(TargetEncoding encoding) {
        return switch (encoding) {
            case TargetEncoding.Numeric _ -> List.of();
            case TargetEncoding.Classes classes -> classes.classes();
        };
    }

    /// Numbers, or the probabilities of all classes row by row.
    static double[] values(Outputs outputs, TargetEncoding encoding) {
        return switch (encoding) {
            case TargetEncoding.Numeric numeric -> numbers(outputs, numeric.scaling());
            case TargetEncoding.Classes _ -> outputs.probabilities();
        };
    }
}
