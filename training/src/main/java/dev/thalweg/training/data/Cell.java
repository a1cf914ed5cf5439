// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// What a cell of a CSV file can be. Missing are the empty cell, `NA`, `N/A`, `NaN`, `nan`, `null`, `NULL` and `?`.
enum Cell {
    MISSING,
    NUMBER,
    TEXT;

    private static final String[] MISSING_WORDS = {"NA", "N/A", "NaN", "nan", "null", "NULL", "?"};

    /// Looks at a cell; if it is a number, the parser holds its value afterwards.
    static Cell read(char[] text, int from, int to, DecimalParser parser) {
        if (from == to) {
            return MISSING;
        }
        // A digit is by far the most frequent first character, and no missing word begins with one.
        if (isDigit(text[from]) && parser.parse(text, from, to)) {
            return NUMBER;
        }
        int start = skipBlanks(text, from, to);
        if (start == to || isMissingWord(text, start, skipBlanksBack(text, start, to))) {
            return MISSING;
        }
        return parser.parse(text, from, to) ? NUMBER : TEXT;
    }

    /// Whether a cell counts as missing.
    static boolean isMissing(char[] text, int from, int to) {
        int start = skipBlanks(text, from, to);
        return start == to || isMissingWord(text, start, skipBlanksBack(text, start, to));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int skipBlanks(char[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] <= ' ') {
            at++;
        }
        return at;
    }

    private static int skipBlanksBack(char[] text, int from, int to) {
        int at = to;
        while (at > from && text[at - 1] <= ' ') {
            at--;
        }
        return at;
    }

    private static boolean isMissingWord(char[] text, int from, int to) {
        for (String word : MISSING_WORDS) {
            if (word.length() == to - from && matches(text, from, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(char[] text, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (text[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
