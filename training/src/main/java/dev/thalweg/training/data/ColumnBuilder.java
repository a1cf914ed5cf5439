// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.Arrays;

/// Collects one column while the file streams by.
///
/// Maintainer note. A column whose kind is inferred becomes what its first value is. If both kinds turn up, the
/// majority decides at the end: mostly numbers means that the text is a mistake, and an error names it; otherwise the
/// whole column is text, and if numbers came first their spelling is lost by then, so the file is read again
/// ([#needsSecondPass]).
final class ColumnBuilder {
    private static final int FIRST_CAPACITY = 1024;

    private final String name;
    private final int position;
    private final ColumnMode mode;
    private final DecimalParser parser;
    private final TextDictionary dictionary = new TextDictionary();

    private boolean text;
    private boolean mixed;
    private double[] numbers = {};
    private int[] codes = {};
    private int rows;
    private int numberCells;
    private int textCells;
    private long firstTextLine;
    private String firstText = "";
    private long firstInfinityLine;

    ColumnBuilder(String name, int position, ColumnMode mode, DecimalParser parser) {
        this.name = name;
        this.position = position;
        this.mode = mode;
        this.parser = parser;
        this.text = mode == ColumnMode.TEXT;
    }

    String name() {
        return name;
    }

    int position() {
        return position;
    }

    ColumnMode mode() {
        return mode;
    }

    /// Appends a cell.
    void add(char[] buffer, int from, int to, Place place, long line) {
        if (mode == ColumnMode.TEXT) {
            appendCode(Cell.isMissing(buffer, from, to) ? TextColumn.MISSING : dictionary.code(buffer, from, to));
            return;
        }
        switch (Cell.read(buffer, from, to, parser)) {
            case MISSING -> appendMissing();
            case NUMBER -> appendNumber(buffer, from, to, line);
            case TEXT -> appendText(buffer, from, to, place, line);
        }
    }

    private void appendMissing() {
        if (text) {
            appendCode(TextColumn.MISSING);
        } else {
            appendValue(Double.NaN);
        }
    }

    private void appendNumber(char[] buffer, int from, int to, long line) {
        numberCells++;
        if (text) {
            appendCode(dictionary.code(buffer, from, to));
            return;
        }
        if (Double.isInfinite(parser.value()) && firstInfinityLine == 0) {
            firstInfinityLine = line;
        }
        appendValue(parser.value());
    }

    private void appendText(char[] buffer, int from, int to, Place place, long line) {
        textCells++;
        if (textCells == 1) {
            firstTextLine = line;
            firstText = new String(buffer, from, to - from);
        }
        if (mode == ColumnMode.NUMBER) {
            throw textAmongNumbers(place, "this column held numbers only when the model was trained");
        }
        if (numberCells > 0 && !text) {
            mixed = true;
            appendValue(Double.NaN);
            return;
        }
        if (!text) {
            becomeText();
        }
        appendCode(dictionary.code(buffer, from, to));
    }

    /// Every cell so far was missing.
    private void becomeText() {
        text = true;
        codes = new int[Math.max(FIRST_CAPACITY, rows)];
        Arrays.fill(codes, 0, rows, TextColumn.MISSING);
        numbers = new double[0];
    }

    private void appendValue(double value) {
        if (rows == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(FIRST_CAPACITY, rows + (rows >> 1)));
        }
        numbers[rows++] = value;
    }

    private void appendCode(int code) {
        if (rows == codes.length) {
            codes = Arrays.copyOf(codes, Math.max(FIRST_CAPACITY, rows + (rows >> 1)));
        }
        codes[rows++] = code;
    }

    /// Whether the column is text but was begun as numbers; call after the last row, and before [#build].
    ///
    /// @throws dev.thalweg.api.ThalwegException if a few texts stand among numbers
    boolean needsSecondPass(Place place) {
        if (mode == ColumnMode.INFER && textCells > 0 && numberCells > textCells) {
            throw textAmongNumbers(place, Messages.text("%,d of the column's %,d values are numbers", numberCells,
                    (long) numberCells + textCells));
        }
        return mixed;
    }

    /// The finished column.
    Column build(Place place) {
        if (text) {
            return new TextColumn(name, position, dictionary.texts(), Arrays.copyOf(codes, rows));
        }
        if (firstInfinityLine > 0) {
            throw DataError.NOT_FINITE.at(place.atLine(firstInfinityLine).atColumn(position, name),
                    "the value is infinite; expected a finite number. Correct it, or leave the cell "
                            + "empty if it is unknown.");
        }
        return new NumericColumn(name, position, Arrays.copyOf(numbers, rows));
    }

    private RuntimeException textAmongNumbers(Place place, String why) {
        return DataError.TEXT_IN_NUMERIC_COLUMN.at(place.atLine(firstTextLine).atColumn(position, name),
                "'%s' is not a number, but %s. Correct it, or leave the cell empty if it is unknown%s.",
                Excerpt.of(firstText), why,
                mode == ColumnMode.INFER ? "; if the column holds codes, pass --categorical " + name : "");
    }
}
