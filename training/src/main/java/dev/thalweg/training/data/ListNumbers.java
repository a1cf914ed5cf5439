// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// Numbers the ranking lists that a column tells apart.
final class ListNumbers {
    private ListNumbers() {
    }

    /// The list number of each row, from 0, not decreasing.
    ///
    /// @throws dev.thalweg.api.ThalwegException TH-D050 if a row has no list, or a list is left and begins again
    static int[] of(TextColumn column, RawData data) {
        int[] numbers = new int[column.rows()];
        int lists = 0;
        for (int row = 0; row < numbers.length; row++) {
            int code = column.code(row);
            boolean same = row > 0 && code == column.code(row - 1);
            if (code == TextColumn.MISSING || !same && code != lists) {
                throw refused(column, data, row);
            }
            lists = same ? lists : lists + 1;
            numbers[row] = code;
        }
        return numbers;
    }

    /// Texts are coded in order of their first row, so a code that is not the next new one was there before.
    private static RuntimeException refused(TextColumn column, RawData data, int row) {
        Place place = data.place(row).atColumn(column.position(), column.name());
        return column.isMissing(row)
                ? DataError.BAD_GROUPS.at(place, "the row belongs to no list. Fill the cell.")
                : DataError.BAD_GROUPS.at(place,
                        "list '%s' began earlier and was left. Put the rows of a list together.",
                        Excerpt.of(column.texts().get(column.code(row))));
    }
}
