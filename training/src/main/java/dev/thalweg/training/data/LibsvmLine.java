// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import dev.thalweg.api.ThalwegException;

/// Takes one line of a LIBSVM file apart.
final class LibsvmLine {
    private static final String QID = "qid:";

    private final Place file;
    private final SparseRowsBuilder rows;
    private final DecimalParser number = new DecimalParser();
    private char[] text = new char[1024];
    private int end;
    private int at;
    private long line;

    LibsvmLine(Place file, SparseRowsBuilder rows) {
        this.file = file;
        this.rows = rows;
    }

    void read(String content, long lineNumber) {
        line = lineNumber;
        int comment = content.indexOf('#');
        end = comment < 0 ? content.length() : comment;
        text = text.length < end ? new char[end * 2] : text;
        content.getChars(0, end, text, 0);
        at = 0;
        if (toNextToken()) {
            readLabel();
            readEntries();
        }
    }

    private void readLabel() {
        int from = at;
        int to = tokenEnd();
        if (!number.parse(text, from, to)) {
            throw DataError.BAD_LIBSVM_LABEL.at(place(from),
                    "a row begins with its label, a number; found '%s'. Write 0 where the label is not known.",
                    token(from, to));
        }
        requireFinite(from, to);
        rows.beginRow(number.value(), line);
        at = to;
    }

    private void readEntries() {
        boolean first = true;
        while (toNextToken()) {
            int to = tokenEnd();
            if (first && isQid(to)) {
                rows.qid(index(at + QID.length(), to, to), place(at));
            } else {
                readEntry(to);
            }
            first = false;
            at = to;
        }
    }

    private void readEntry(int to) {
        int colon = at;
        while (colon < to && text[colon] != ':') {
            colon++;
        }
        int index = index(at, colon, to);
        if (colon == to || !number.parse(text, colon + 1, to)) {
            if (colon < to && Cell.isMissing(text, colon + 1, to)) {
                throw notFinite(at, to);
            }
            throw badEntry(at, to);
        }
        requireFinite(at, to);
        rows.entry(index, number.value(), place(at));
    }

    private int index(int from, int to, int tokenEnd) {
        long value = from < to ? 0 : -1;
        for (int i = from; i < to && value >= 0; i++) {
            boolean digit = text[i] >= '0' && text[i] <= '9';
            value = digit ? value * 10 + (text[i] - '0') : -1;
            value = value > Integer.MAX_VALUE - 1 ? -1 : value;
        }
        if (value < 0) {
            throw badEntry(at, tokenEnd);
        }
        return (int) value;
    }

    private boolean isQid(int to) {
        if (to - at <= QID.length()) {
            return false;
        }
        for (int i = 0; i < QID.length(); i++) {
            if (text[at + i] != QID.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean toNextToken() {
        while (at < end && text[at] <= ' ') {
            at++;
        }
        return at < end;
    }

    private int tokenEnd() {
        int to = at;
        while (to < end && text[to] > ' ') {
            to++;
        }
        return to;
    }

    private void requireFinite(int from, int to) {
        if (Double.isInfinite(number.value())) {
            throw notFinite(from, to);
        }
    }

    private ThalwegException notFinite(int from, int to) {
        return DataError.NOT_FINITE.at(place(from),
                "'%s' is not finite; expected a finite number.", token(from, to));
    }

    private ThalwegException badEntry(int from, int to) {
        return DataError.BAD_LIBSVM_ENTRY.at(place(from),
                "'%s' is not index:value, with a whole index from 0 to 2147483646 and a number.", token(from, to));
    }

    private String token(int from, int to) {
        return Excerpt.of(new String(text, from, to - from));
    }

    private Place place(int from) {
        return file.atLine(line).atColumn(from + 1, "");
    }
}
