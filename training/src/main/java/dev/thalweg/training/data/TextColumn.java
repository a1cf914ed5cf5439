// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.util.List;

/// A column of texts, each different one held once.
public final class TextColumn implements Column {
    /// The code of a missing cell.
    public static final int MISSING = -1;

    private final String name;
    private final int position;
    private final List<String> texts;
    private final int[] codes;

    /// Takes over an array; the caller no longer writes to it.
    ///
    /// @param name its name
    /// @param position counted from 1 in the file, 0 if none
    /// @param texts the different texts, in order of their first row
    /// @param codes one a row: an index into `texts`, or [#MISSING]
    TextColumn(String name, int position, List<String> texts, int[] codes) {
        this.name = name;
        this.position = position;
        this.texts = List.copyOf(texts);
        this.codes = codes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int position() {
        return position;
    }

    @Override
    public int rows() {
        return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    /// The different texts, in order of their first row.
    ///
    /// @return an immutable list
    public List<String> texts() {
        return texts;
    }

    /// Which of the texts a row holds.
    ///
    /// @param row counted from 0
    /// @return an index into [#texts], or [#MISSING]
    public int code(int row) {
        return codes[row];
    }
}
