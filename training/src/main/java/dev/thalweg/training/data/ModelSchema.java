// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a CSV file for a model that is trained: the columns that it knows, as the kinds that it knows; others are
/// passed over, in any order.
final class ModelSchema implements CsvSchema {
    private final InputEncoding.Columns inputs;
    private final TargetEncoding target;
    private final boolean withTarget;
    private final String lists;

    private ModelSchema(InputEncoding.Columns inputs, TargetEncoding target, boolean withTarget, String lists) {
        this.inputs = inputs;
        this.target = target;
        this.withTarget = withTarget;
        this.lists = lists;
    }

    static ModelSchema toPredict(InputEncoding.Columns inputs, TargetEncoding target) {
        return new ModelSchema(inputs, target, false, "");
    }

    /// @param lists the column that says which rows make a ranking list, or an empty text
    static ModelSchema toEvaluate(InputEncoding.Columns inputs, TargetEncoding target, String lists) {
        return new ModelSchema(inputs, target, true, lists);
    }

    @Override
    public boolean hasHeader(List<String> firstRow) {
        return inputs.header();
    }

    /// Columns by position, as in the training file; the target may be left out.
    @Override
    public List<String> namesWithoutHeader(Place place, int columns) {
        List<String> names = inputs.names();
        if (columns == names.size() - 1 && !withTarget) {
            return names.stream().filter(name -> !name.equals(target.column())).toList();
        }
        if (columns != names.size()) {
            throw DataError.RAGGED_ROW.at(place, "%,d cells, but the training file had %,d columns and no header.",
                    columns, names.size());
        }
        return names;
    }

    @Override
    public List<ColumnMode> modes(Place place, List<String> names) {
        Map<String, ColumnMode> wanted = wanted();
        List<String> missing = wanted.keySet().stream().filter(name -> !names.contains(name)).sorted().toList();
        if (!missing.isEmpty()) {
            throw DataError.MISSING_COLUMN.at(place,
                    "the model was trained with columns that are not here: %s. The columns are: %s.",
                    Names.list(missing), Names.list(names));
        }
        var modes = new ArrayList<ColumnMode>();
        names.forEach(name -> modes.add(wanted.getOrDefault(name, ColumnMode.SKIP)));
        return List.copyOf(modes);
    }

    private Map<String, ColumnMode> wanted() {
        Map<String, ColumnMode> modes = new HashMap<>();
        for (ColumnEncoding column : inputs.columns()) {
            modes.put(column.column(), switch (column) {
                case ColumnEncoding.Numeric _ -> ColumnMode.NUMBER;
                case ColumnEncoding.Categorical _ -> ColumnMode.TEXT;
            });
        }
        if (withTarget) {
            modes.put(target.column(), switch (target) {
                case TargetEncoding.Numeric _ -> ColumnMode.NUMBER;
                case TargetEncoding.Classes classes -> classes.numeric() ? ColumnMode.NUMBER : ColumnMode.TEXT;
            });
        }
        if (!lists.isEmpty()) {
            modes.put(lists, ColumnMode.TEXT);
        }
        return modes;
    }

    @Override
    public String lists() {
        return lists;
    }

    @Override
    public String target() {
        return withTarget ? target.column() : "";
    }
}
