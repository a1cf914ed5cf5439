// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// Fits the encoding of the columns of a table.
final class ColumnsFit {
    /// One-hot encoding more than this is nearly always a name or an identifier.
    private static final int MOST_CATEGORIES = 1000;

    private ColumnsFit() {
    }

    static InputEncoding of(Table table, int[] rows) {
        Place file = Place.of(table.place(0).file());
        var columns = new ArrayList<ColumnEncoding>();
        for (Column column : table.inputs()) {
            columns.add(switch (column) {
                case NumericColumn numbers -> new ColumnEncoding.Numeric(column.name(),
                        ScalingFit.of(numbers, rows, file), hasSomeMissing(column, rows));
                case TextColumn texts -> new ColumnEncoding.Categorical(column.name(),
                        categories(texts, rows, file), hasSomeMissing(column, rows));
            });
        }
        return new InputEncoding.Columns(table.layout().header(), table.layout().names(), columns);
    }

    /// A column without any value needs no indicator: it would be 1 in every row.
    private static boolean hasSomeMissing(Column column, int[] rows) {
        long missing = Arrays.stream(rows).filter(column::isMissing).count();
        return missing > 0 && missing < rows.length;
    }

    private static List<String> categories(TextColumn column, int[] rows, Place file) {
        var seen = new boolean[column.texts().size()];
        for (int row : rows) {
            if (!column.isMissing(row)) {
                seen[column.code(row)] = true;
            }
        }
        var categories = new TreeSet<String>(CodePointOrder.INSTANCE);
        for (int code = 0; code < seen.length; code++) {
            if (seen[code]) {
                categories.add(column.texts().get(code));
            }
        }
        if (categories.size() > MOST_CATEGORIES) {
            throw DataError.TOO_MANY_CATEGORIES.at(file.atColumn(column.position(), column.name()),
                    "%,d different texts in %,d rows; at most %,d can become features. If it is a name "
                            + "or an identifier: --drop %s.",
                    categories.size(), rows.length, MOST_CATEGORIES, column.name());
        }
        return List.copyOf(categories);
    }
}
