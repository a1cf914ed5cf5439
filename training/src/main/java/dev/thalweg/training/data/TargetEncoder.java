// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import java.util.HashMap;
import java.util.Map;

/// Turns the target of raw rows into numbers or labels by a fitted [TargetEncoding].
final class TargetEncoder {
    private TargetEncoder() {
    }

    /// Encodes some rows.
    static Targets encode(TargetEncoding encoding, RawData raw, int[] rows, ElementType type) {
        Column column = raw.target().orElseThrow(() -> DataError.TARGET_NOT_NAMED.at(Place.of(raw.place(0).file()),
                "there is no target '%s'. IDX images need their labels file: --labels, or --test-labels for a test file.",
                encoding.column()));
        requirePresent(raw, column);
        return switch (encoding) {
            case TargetEncoding.Numeric numeric when column instanceof NumericColumn numbers ->
                numbers(numeric, numbers, rows, type);
            case TargetEncoding.Classes classes -> labels(classes, column, raw, rows);
            case TargetEncoding.Numeric _ -> throw new IllegalStateException(
                    "target '" + column.name() + "' was read as text, but is encoded as numbers");
        };
    }

    /// Refuses rows without a target.
    static void requirePresent(RawData raw, Column column) {
        int missing = column.missing();
        if (missing == 0) {
            return;
        }
        int row = 0;
        while (!column.isMissing(row)) {
            row++;
        }
        throw DataError.MISSING_TARGET.at(raw.place(row).atColumn(column.position(), column.name()),
                "the target is missing here%s. Remove rows without a target.",
                missing == 1 ? "" : Messages.text(" (and in %,d rows in all)", missing));
    }

    private static Targets numbers(TargetEncoding.Numeric encoding, NumericColumn column, int[] rows,
            ElementType type) {
        var scaled = new Matrix(type, rows.length, 1, Place.of(column.name()));
        var values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = column.value(rows[i]);
            scaled.set(i, 0, encoding.scaling().apply(values[i]));
        }
        return new Targets.Numbers(scaled, values, encoding.scaling());
    }

    private static Targets labels(TargetEncoding.Classes encoding, Column column, RawData raw, int[] rows) {
        Map<String, Integer> labelOf = new HashMap<>();
        encoding.classes().forEach(name -> labelOf.put(name, labelOf.size()));
        var labels = new int[rows.length];
        switch (column) {
            case TextColumn texts -> {
                int[] byCode = texts.texts().stream().mapToInt(text -> labelOf.getOrDefault(text, -1)).toArray();
                for (int i = 0; i < rows.length; i++) {
                    labels[i] = byCode[texts.code(rows[i])];
                }
            }
            case NumericColumn numbers -> {
                Map<Double, Integer> byValue = new HashMap<>();
                for (int i = 0; i < rows.length; i++) {
                    labels[i] = byValue.computeIfAbsent(numbers.value(rows[i]),
                            value -> labelOf.getOrDefault(ClassNames.of(value), -1));
                }
            }
        }
        requireKnown(labels, encoding, column, raw, rows);
        return new Targets.Labels(labels, encoding.classes().size());
    }

    private static void requireKnown(int[] labels, TargetEncoding.Classes encoding, Column column, RawData raw,
            int[] rows) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                throw unknown(encoding, column, raw, rows[i]);
            }
        }
    }

    private static ThalwegException unknown(TargetEncoding.Classes encoding, Column column, RawData raw, int row) {
        String found = switch (column) {
            case TextColumn texts -> texts.texts().get(texts.code(row));
            case NumericColumn numbers -> ClassNames.of(numbers.value(row));
        };
        return DataError.UNKNOWN_LABEL.at(raw.place(row).atColumn(column.position(), column.name()),
                "class '%s' was not among those of the training file (%s%s). Correct it, or train with it.",
                Excerpt.of(found), String.join(", ", encoding.classes().stream().limit(5).toList()),
                encoding.classes().size() > 5 ? ", …" : "");
    }
}
