// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks for columns that are the target in other words: over the training rows, each value of the column goes with
/// one value of the target and the other way round (`alive` yes/no beside `survived` 1/0).
///
/// Rows where the column is missing say nothing. To be reported, a column needs values in half of the rows, and each
/// value twice on average: where all values differ, as in an identifier beside a measured target, any two columns
/// match one to one.
final class LeakCheck {
    private LeakCheck() {
    }

    static List<Notice> of(Table table, int[] rows) {
        var notices = new ArrayList<Notice>();
        Column target = table.target().orElseThrow();
        for (Column column : table.inputs()) {
            if (equalOneToOne(column, target, rows)) {
                notices.add(Notice.warning(
                        "column '%s' equals the target '%s' one to one in the %,d training rows: likely a leak. "
                                + "If it is not known before the target is, pass --drop %s.",
                        column.name(), target.name(), rows.length, column.name()));
            }
        }
        return List.copyOf(notices);
    }

    private static boolean equalOneToOne(Column column, Column target, int[] rows) {
        Map<Long, Long> targetOf = new HashMap<>();
        Map<Long, Long> columnOf = new HashMap<>();
        int present = 0;
        for (int row : rows) {
            if (column.isMissing(row)) {
                continue;
            }
            present++;
            long value = key(column, row);
            long wanted = key(target, row);
            Long before = targetOf.putIfAbsent(value, wanted);
            Long back = columnOf.putIfAbsent(wanted, value);
            if (before != null && before != wanted || back != null && back != value) {
                return false;
            }
        }
        return targetOf.size() >= 2 && 2 * present >= rows.length && present >= 2 * targetOf.size();
    }

    private static long key(Column column, int row) {
        return switch (column) {
            case NumericColumn numbers -> Double.doubleToLongBits(numbers.value(row) + 0.0);
            case TextColumn texts -> texts.code(row);
        };
    }
}
