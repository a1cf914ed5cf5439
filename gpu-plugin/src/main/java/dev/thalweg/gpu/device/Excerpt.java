// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The lines of a source that the log of a compiler speaks of, with their numbers and neighbours.
final class Excerpt {
    private static final Pattern PLACE = Pattern.compile(":(\\d{1,6}):\\d+");
    private static final int AROUND = 2;
    private static final int FIRST = 40;

    private Excerpt() {
    }

    /// The lines; the first ones where the log names none.
    static String of(String source, String log) {
        List<String> lines = source.lines().toList();
        Set<Integer> shown = new TreeSet<>();
        PLACE.matcher(log).results().mapToInt(place -> Integer.parseInt(place.group(1)))
                .forEach(line -> addAround(shown, line - AROUND, line + AROUND));
        if (shown.isEmpty()) {
            addAround(shown, 1, FIRST);
        }
        return shown.stream().filter(number -> number >= 1 && number <= lines.size())
                .map(number -> "%5d  %s".formatted(number, lines.get(number - 1))).collect(Collectors.joining("\n"));
    }

    private static void addAround(Set<Integer> shown, int first, int last) {
        for (int line = first; line <= last; line++) {
            shown.add(line);
        }
    }
}
