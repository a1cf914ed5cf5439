// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// How numbers are shown to people.
final class Text {
    private static final MathContext SHOWN = new MathContext(5);
    private static final double PLAIN_FROM = 1e-4;
    private static final double PLAIN_TO = 1e7;

    private Text() {
    }

    /// A measured number with five significant digits; `undefined` for NaN.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "undefined" : value > 0 ? "inf" : "-inf";
        }
        double size = Math.abs(value);
        if (size == 0 || size >= PLAIN_FROM && size < PLAIN_TO) {
            BigDecimal rounded = new BigDecimal(value).round(SHOWN);
            return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
        }
        return String.format(Locale.ROOT, "%.4e", value);
    }

    /// All digits of a number, without a power of ten.
    static String exact(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /// An error with two significant digits.
    static String brief(double value) {
        return value == 0 ? "0" : Double.isFinite(value) ? String.format(Locale.ROOT, "%.1e", value) : number(value);
    }

    /// A count, thousands apart.
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// A count and its noun.
    static String count(long value, String noun) {
        return count(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /// A time.
    static String seconds(double value) {
        return value < 100 ? String.format(Locale.ROOT, "%.2f s", value) : String.format(Locale.ROOT, "%.0f s", value);
    }

    /// A word as a shell takes it: quoted where it must be.
    static String shellWord(String word) {
        return word.matches("[\\w./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
