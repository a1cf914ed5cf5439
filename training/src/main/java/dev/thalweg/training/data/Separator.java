// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

import java.nio.charset.StandardCharsets;

/// Finds the character between the cells: of `,` `;` tab and `|` the one that the first line holds most of, outside
/// quotes.
final class Separator {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};

    private Separator() {
    }

    static char detect(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        char best = CANDIDATES[0];
        int most = 0;
        for (char candidate : CANDIDATES) {
            int count = countInFirstLine(text, candidate);
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private static int countInFirstLine(String text, char candidate) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                break;
            }
            count += !quoted && c == candidate ? 1 : 0;
        }
        return count;
    }
}
