// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.training.ConfusionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A confusion matrix as text.
final class ConfusionText {
    /// Wider tables wrap on most screens and help nobody.
    private static final int CLASSES_SHOWN = 20;
    private static final int LABEL_SHOWN = 16;

    private ConfusionText() {
    }

    /// The table under a line that says how to read it.
    ///
    /// @param confusion the counts
    /// @param rows which rows were counted, such as "test rows"
    static List<String> of(ConfusionTable confusion, String rows) {
        int classes = confusion.labels().size();
        if (classes > CLASSES_SHOWN) {
            return List.of("Confusion matrix of " + classes + " classes: too wide to show; --json has it.");
        }
        List<String> labels = confusion.labels().stream().map(ConfusionText::shorten).toList();
        TextTable table = TextTable.ofNumbers().row(join("", labels));
        IntStream.range(0, classes).forEach(
                i -> table.row(join(labels.get(i), confusion.counts().get(i).stream().map(Text::count).toList())));
        return join("Confusion on the " + rows + " (a line each true class, a column each predicted one):",
                table.lines());
    }

    private static String shorten(String label) {
        return label.length() <= LABEL_SHOWN ? label : label.substring(0, LABEL_SHOWN - 1) + "…";
    }

    private static List<String> join(String first, List<String> others) {
        List<String> all = new ArrayList<>(others);
        all.addFirst(first);
        return all;
    }
}
