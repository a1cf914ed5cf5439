// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.List;
import java.util.stream.Collectors;

/// Tells a person how data is encoded, a line a column.
public final class EncodingText {
    private EncodingText() {
    }

    /// How the inputs become features.
    ///
    /// @param inputs what was fitted
    /// @return one line a column of a CSV file, one line for other formats
    public static List<String> inputs(InputEncoding inputs) {
        return switch (inputs) {
            case InputEncoding.Columns columns -> columns.columns().stream().map(EncodingText::column).toList();
            case InputEncoding.Sparse sparse ->
                List.of(Messages.text("%,d sparse features, each scaled by its own deviation",
                        sparse.features()));
            case InputEncoding.Pixels pixels -> List.of(Messages.text("%s pixels, %s", pixels.shape().stream()
                    .map(String::valueOf).collect(Collectors.joining("×")), scaling(pixels.scaling())));
        };
    }

    private static String column(ColumnEncoding column) {
        String how = switch (column) {
            case ColumnEncoding.Numeric numeric -> "numbers, " + scaling(numeric.scaling());
            case ColumnEncoding.Categorical categorical -> Messages.text("text, %,d categories: %s",
                    categorical.categories().size(), Names.list(categorical.categories()));
        };
        return column.column() + ": " + how + (column.indicator() ? "; one more feature says where it is missing" : "");
    }

    /// How the target becomes numbers or labels.
    ///
    /// @param target what was fitted
    /// @return one line
    public static String target(TargetEncoding target) {
        return target.column() + ": " + switch (target) {
            case TargetEncoding.Numeric numeric when numeric.scaling().equals(Scaling.NONE) -> "numbers as they are";
            case TargetEncoding.Numeric numeric -> "numbers, standardised: " + scaling(numeric.scaling());
            case TargetEncoding.Classes classes -> Messages.text("%,d classes: %s", classes.classes().size(),
                    Names.list(classes.classes()));
        };
    }

    private static String scaling(Scaling scaling) {
        return scaling.isConstant()
                ? Messages.text("constant (%.6g)", scaling.mean())
                : Messages.text("mean %.6g, deviation %.6g", scaling.mean(), scaling.deviation());
    }
}
