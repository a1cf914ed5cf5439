// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/// Small data files for tests.
final class Rows {
    private Rows() {
    }

    /// Two numbers, a word, and a target that follows from them: `y = 3a - 2b + (blue ? 5 : 0)`.
    static Path numbers(Path folder, int rows) {
        StringBuilder text = new StringBuilder("a,b,colour,y\n");
        IntStream.range(0, rows).forEach(i -> {
            int a = i * 7 % 23;
            int b = i * 5 % 17;
            boolean blue = i % 3 == 0;
            text.append(a).append(',').append(b).append(',').append(blue ? "blue" : "red").append(',')
                    .append(3 * a - 2 * b + (blue ? 5 : 0)).append('\n');
        });
        return write(folder.resolve("numbers.csv"), text);
    }

    /// Two numbers and one of three classes, which the sum of the numbers decides.
    static Path classes(Path folder, int rows) {
        StringBuilder text = new StringBuilder("a,b,kind\n");
        IntStream.range(0, rows).forEach(i -> {
            int a = i * 7 % 23;
            int b = i * 5 % 17;
            text.append(a).append(',').append(b).append(',').append(a + b < 13 ? "low" : a + b < 26 ? "middle" : "high")
                    .append('\n');
        });
        return write(folder.resolve("classes.csv"), text);
    }

    /// Ranking lists of ten rows each; relevance from 0 to 4 follows from the one number.
    static Path lists(Path folder, int lists) {
        StringBuilder text = new StringBuilder("query,a,relevance\n");
        IntStream.range(0, 10 * lists).forEach(i -> {
            int a = i * 7 % 23;
            text.append('q').append(i / 10).append(',').append(a).append(',').append(a / 5).append('\n');
        });
        return write(folder.resolve("lists.csv"), text);
    }

    /// A file with this text.
    static Path write(Path file, CharSequence text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
