// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Decides whether the first row of a CSV file holds names, and makes names where there are none.
///
/// A first row is a header unless one of its cells is a number: a row of data nearly always holds one, a header nearly
/// never.
final class Header {
    private Header() {
    }

    static boolean isHeader(List<String> firstRow) {
        var parser = new DecimalParser();
        return firstRow.stream().map(String::toCharArray)
                .noneMatch(cell -> Cell.read(cell, 0, cell.length, parser) == Cell.NUMBER);
    }

    /// The names of the columns, each once.
    ///
    /// @throws dev.thalweg.api.ThalwegException TH-D013 if two are equal
    static List<String> names(Place place, List<String> firstRow) {
        var names = new ArrayList<String>();
        Map<String, Integer> seen = new HashMap<>();
        for (String cell : firstRow) {
            int position = names.size() + 1;
            String name = cell.isBlank() ? madeUp(position) : cell.strip();
            Integer before = seen.put(name, position);
            if (before != null) {
                throw DataError.DUPLICATE_COLUMN.at(place.atColumn(position, name),
                        "column %d has this name already. Rename one of them.", before);
            }
            names.add(name);
        }
        return names;
    }

    static List<String> madeUpNames(int columns) {
        var names = new ArrayList<String>();
        for (int position = 1; position <= columns; position++) {
            names.add(madeUp(position));
        }
        return names;
    }

    private static String madeUp(int position) {
        return "c" + position;
    }
}
