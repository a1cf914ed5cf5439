// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import java.util.ArrayList;
import java.util.List;

/// Predictions, one a row, in the units and labels of the data file the model was trained on.
public final class Predictions {
    private final List<String> labels;
    private final double[] values;
    private final int rows;
    private final List<String> notices;

    /// Predictions in one array.
    ///
    /// @param labels the classes; none for numbers
    /// @param values a number a row, or a probability for each class a row; not copied
    /// @param notices what a person should know about the rows
    public Predictions(List<String> labels, double[] values, List<String> notices) {
        this.labels = List.copyOf(labels);
        this.values = values;
        this.notices = List.copyOf(notices);
        this.rows = labels.isEmpty() ? values.length : values.length / labels.size();
    }

    /// What a person should know about the rows, such as values that had to be passed over.
    ///
    /// @return one or two sentences each, perhaps none
    public List<String> notices() {
        return notices;
    }

    /// The number of rows.
    ///
    /// @return at least 0
    public int rows() {
        return rows;
    }

    /// The classes.
    ///
    /// @return as the data file writes them; none for numbers
    public List<String> labels() {
        return labels;
    }

    /// The predicted number.
    ///
    /// @param row from 0
    /// @return in the units of the data file
    /// @throws IllegalStateException if classes are predicted
    public double value(int row) {
        if (!labels.isEmpty()) {
            throw new IllegalStateException("classes are predicted, not numbers");
        }
        return values[row];
    }

    /// The probability of a class.
    ///
    /// @param row from 0
    /// @param label index into the labels
    /// @return from 0 to 1
    public double probability(int row, int label) {
        return values[row * labels.size() + label];
    }

    /// The class with the greatest probability, the first of equals.
    ///
    /// @param row from 0
    /// @return index into the labels
    public int label(int row) {
        int best = 0;
        for (int label = 1; label < labels.size(); label++) {
            best = probability(row, label) > probability(row, best) ? label : best;
        }
        return best;
    }

    /// The names of the cells of [#row(int)].
    ///
    /// @return `prediction`, and for classes `probability:…` for each
    public List<String> header() {
        var header = new ArrayList<>(List.of("prediction"));
        labels.forEach(label -> header.add("probability:" + label));
        return header;
    }

    /// A row as text.
    ///
    /// @param row from 0
    /// @return a cell for each name in the header
    public List<String> row(int row) {
        if (labels.isEmpty()) {
            return List.of(Double.toString(values[row]));
        }
        var cells = new ArrayList<>(List.of(labels.get(label(row))));
        for (int label = 0; label < labels.size(); label++) {
            cells.add(Double.toString(probability(row, label)));
        }
        return cells;
    }
}
