// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// Reads decimal numbers out of a character buffer: the nearest `double`, and no object for ordinary numbers.
///
/// Accepted: an optional sign, digits with an optional point, an optional exponent, and `inf` or `infinity` in any
/// case. Blanks around are ignored. Not accepted: hexadecimal, `1f`, `1d`, thousands separators, `NaN` (a missing cell
/// or an error, as the caller decides).
final class DecimalParser {
    /// Powers of ten that a double holds exactly; with a mantissa below 2^53 one division or product rounds once.
    private static final double[] EXACT_POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
        1e13,
        1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    private static final long EXACT_MANTISSA = 1L << 53;
    private static final int MANTISSA_DIGITS = 18;

    private double value;

    /// The number that the last successful [#parse] read; infinite for `inf` and beyond the range of a double.
    double value() {
        return value;
    }

    /// Reads a number.
    ///
    /// @return whether the characters `[from, to)` are one
    boolean parse(char[] text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && text[start] <= ' ') {
            start++;
        }
        while (end > start && text[end - 1] <= ' ') {
            end--;
        }
        return start < end && parseTrimmed(text, start, end);
    }

    private boolean parseTrimmed(char[] text, int from, int to) {
        int at = from;
        boolean negative = text[at] == '-';
        if (negative || text[at] == '+') {
            at++;
        }
        long mantissa = 0;
        int digits = 0;
        int significant = 0;
        int fraction = 0;
        boolean point = false;
        for (; at < to; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                digits++;
                fraction += point ? 1 : 0;
                significant += significant > 0 || c != '0' ? 1 : 0;
                mantissa = significant <= MANTISSA_DIGITS ? mantissa * 10 + (c - '0') : mantissa;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return !point && isInfinity(text, at, to, negative);
        }
        int exponent = 0;
        if (at < to) {
            int after = exponentStart(text, at, to);
            if (after < 0) {
                return false;
            }
            exponent = exponent(text, after, to);
        }
        value = nearest(text, from, to, negative, mantissa, significant, exponent - fraction);
        return true;
    }

    private static double nearest(char[] text, int from, int to, boolean negative, long mantissa, int significant,
            int power) {
        boolean exact = significant <= MANTISSA_DIGITS && mantissa <= EXACT_MANTISSA
                && Math.abs(power) < EXACT_POWERS.length;
        if (!exact) {
            return Double.parseDouble(new String(text, from, to - from));
        }
        double size = power < 0 ? mantissa / EXACT_POWERS[-power] : mantissa * EXACT_POWERS[power];
        return negative ? -size : size;
    }

    /// Where the sign or first digit of a well-formed exponent stands, or -1.
    private static int exponentStart(char[] text, int at, int to) {
        if (text[at] != 'e' && text[at] != 'E') {
            return -1;
        }
        int first = at + 1 < to && (text[at + 1] == '-' || text[at + 1] == '+') ? at + 2 : at + 1;
        if (first == to) {
            return -1;
        }
        for (int i = first; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
        }
        return at + 1;
    }

    /// The exponent, cut off where it is past every double anyway.
    private static int exponent(char[] text, int from, int to) {
        boolean negative = text[from] == '-';
        int size = 0;
        for (int i = negative || text[from] == '+' ? from + 1 : from; i < to; i++) {
            size = Math.min(size * 10 + (text[i] - '0'), 100_000);
        }
        return negative ? -size : size;
    }

    private boolean isInfinity(char[] text, int from, int to, boolean negative) {
        if (!matches(text, from, to, "inf") && !matches(text, from, to, "infinity")) {
            return false;
        }
        value = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return true;
    }

    private static boolean matches(char[] text, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Character.toLowerCase(text[from + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
