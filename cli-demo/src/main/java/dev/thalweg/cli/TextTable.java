// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Cells in columns as wide as they need to be: the first column to the left, the others as asked.
final class TextTable {
    private static final String GAP = "  ";

    private final boolean numbers;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(boolean numbers) {
        this.numbers = numbers;
    }

    /// A table whose columns after the first hold numbers, flush right.
    static TextTable ofNumbers() {
        return new TextTable(true);
    }

    /// A table of words, flush left.
    static TextTable ofWords() {
        return new TextTable(false);
    }

    /// Adds a row.
    TextTable row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /// Adds a row.
    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    /// The lines, without trailing blanks.
    List<String> lines() {
        List<Integer> widths = IntStream.range(0, rows.stream().mapToInt(List::size).max().orElse(0))
                .mapToObj(this::width).toList();
        return rows.stream().map(cells -> line(cells, widths)).toList();
    }

    /// The rows as a table in Markdown.
    List<String> markdown(String... headings) {
        List<String> lines = new ArrayList<>();
        lines.add("| " + String.join(" | ", headings) + " |");
        lines.add("|---".repeat(headings.length) + "|");
        rows.forEach(cells -> lines.add("| " + String.join(" | ", cells).replace("<", "&lt;") + " |"));
        return lines;
    }

    private int width(int column) {
        return rows.stream().filter(cells -> column < cells.size()).mapToInt(cells -> length(cells.get(column))).max()
                .orElse(0);
    }

    private String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size()).mapToObj(column -> pad(cells.get(column), widths.get(column), column))
                .collect(Collectors.joining(GAP)).stripTrailing();
    }

    private String pad(String cell, int width, int column) {
        String blanks = " ".repeat(width - length(cell));
        return numbers && column > 0 ? blanks + cell : cell + blanks;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
