// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// Shows a piece of somebody's data inside a message: one line, printable, short.
final class Excerpt {
    private static final int MOST = 40;

    private Excerpt() {
    }

    static String of(String text) {
        var out = new StringBuilder();
        text.codePoints().limit(MOST).forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? '·' : c));
        return text.codePointCount(0, text.length()) > MOST ? out + "…" : out.toString();
    }
}
