// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import dev.thalweg.api.Suggestions;
import java.util.List;
import java.util.Set;

/// Reads a CSV file to train on: every column but the dropped ones, kinds inferred.
///
/// @param target the column to predict; in a file without a header also its number
/// @param drop columns to leave out
/// @param categorical columns to take as text although they look like numbers
/// @param lists the column that says which rows make a ranking list, or an empty text
record TrainingSchema(String target, Set<String> drop, Set<String> categorical, String lists) implements CsvSchema {

    @Override
    public List<ColumnMode> modes(Place place, List<String> names) {
        Place file = Place.of(place.file());
        if (target.isEmpty()) {
            throw DataError.TARGET_NOT_NAMED.at(file,
                    "which column is to be predicted? Name it with --target; the columns are: %s.", Names.list(names));
        }
        requireKnown(file, "--target", target, names);
        drop.forEach(name -> requireKnown(file, "--drop", name, names));
        categorical.forEach(name -> requireKnown(file, "--categorical", name, names));
        requireNotTheTarget(file, "--drop", drop);
        if (!lists.isEmpty()) {
            requireKnown(file, "--group", lists, names);
            requireNotTheTarget(file, "--group", Set.of(lists));
        }
        return names.stream().map(this::mode).toList();
    }

    private ColumnMode mode(String name) {
        if (drop.contains(name) && !lists.equals(name)) {
            return ColumnMode.SKIP;
        }
        return categorical.contains(name) || lists.equals(name) ? ColumnMode.TEXT : ColumnMode.INFER;
    }

    private void requireNotTheTarget(Place file, String option, Set<String> columns) {
        if (columns.contains(target)) {
            throw DataError.MISPLACED_OPTION.at(file, "%s names the target '%s'. Leave it out there.", option, target);
        }
    }

    private static void requireKnown(Place file, String option, String name, List<String> names) {
        if (!names.contains(name)) {
            throw DataError.UNKNOWN_COLUMN.at(file, "%s: there is no column '%s'.%s The columns are: %s.", option, name,
                    Suggestions.sentence(name, names), Names.list(names));
        }
    }
}
