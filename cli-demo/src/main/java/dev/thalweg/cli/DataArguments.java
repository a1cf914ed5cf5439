// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that say which data a model is trained and measured on. What is not given stays null, so that defaults have one place.
final class DataArguments {

    @Option(names = "--target", paramLabel = "COL", description = "Column to predict; needed for CSV.")
    @Nullable
    String target;

    @Option(names = "--labels", paramLabel = "FILE", description = "File of the labels; needed for IDX.")
    @Nullable
    Path labels;

    @Option(names = "--group", paramLabel = "COL|FILE",
            description = "Ranking lists: a column of a CSV file, or a file with the size of a list on each line.")
    @Nullable
    String group;

    @Option(names = "--drop", paramLabel = "COL", split = ",", description = "Columns to leave out.")
    List<String> drop = List.of();

    @Option(names = "--categorical", paramLabel = "COL", split = ",",
            description = "Columns of codes: text although they look like numbers.")
    List<String> categorical = List.of();

    @Option(names = "--test", paramLabel = "FILE|FRACTION",
            description = "Rows to test on at the end: a file, or a random part such as 0.2 (default: none).")
    @Nullable
    String test;

    @Option(names = "--test-labels", paramLabel = "FILE", description = "File of the test labels, for IDX.")
    @Nullable
    Path testLabels;

    @Option(names = "--test-group", paramLabel = "FILE", description = "File of the sizes of the test lists.")
    @Nullable
    Path testGroup;

    @Option(names = "--validation", paramLabel = "FRACTION",
            description = "Part of the other rows that is measured after each epoch (default: 0.1, or 0 when --test is given).")
    @Nullable
    Double validation;
}
