// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds the names that a user may have meant.
public final class Suggestions {
    private static final int MOST = 3;

    private Suggestions() {
    }

    /// The known names nearest to an unknown one: at most three, nearest first, none that needs more than a third of its letters
    /// changed.
    ///
    /// @param unknown what the user wrote
    /// @param known what exists
    /// @return near names, perhaps none
    public static List<String> near(String unknown, Collection<String> known) {
        String wanted = unknown.toLowerCase(Locale.ROOT);
        record Candidate(String name, int distance) {
        }
        return known.stream().distinct()
                .map(name -> new Candidate(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance <= Math.max(1,
                        Math.max(wanted.length(), candidate.name.length()) / 3)
                        || candidate.name.toLowerCase(Locale.ROOT).startsWith(wanted) && !wanted.isEmpty())
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name)).limit(MOST)
                .map(Candidate::name).toList();
    }

    /// A sentence for an error message.
    ///
    /// @param unknown what the user wrote
    /// @param known what exists
    /// @return " Did you mean 'a' or 'b'?" with a leading space, or an empty text
    public static String sentence(String unknown, Collection<String> known) {
        List<String> near = near(unknown, known);
        return near.isEmpty() ? "" : " Did you mean '" + String.join("' or '", near) + "'?";
    }

    /// Levenshtein distance with transpositions of neighbours counted once.
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
