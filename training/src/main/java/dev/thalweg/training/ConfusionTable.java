// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import java.util.List;

/// How often each class was taken for which.
///
/// @param labels the classes as the data file writes them
/// @param counts a list for each true class: how many of its rows were predicted as each class
public record ConfusionTable(List<String> labels, List<List<Long>> counts) {
    /// Copies both.
    public ConfusionTable {
        labels = List.copyOf(labels);
        counts = counts.stream().map(List::copyOf).toList();
    }
}
