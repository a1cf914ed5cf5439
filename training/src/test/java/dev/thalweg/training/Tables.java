// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import dev.thalweg.training.data.CounterRandom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Small data files with a known law behind them.
final class Tables {
    private Tables() {
    }

    /// `y = 20a − 30b + 5·[colour is red] + 100`, without noise.
    static Path numbers(Path folder, int rows) {
        return write(folder, "numbers.csv", "a,b,colour,y", rows, row -> {
            double a = random(row, 1);
            double b = random(row, 2);
            boolean red = random(row, 3) < 0.5;
            return "%s,%s,%s,%s".formatted(a, b, red ? "red" : "blue", 20 * a - 30 * b + (red ? 5 : 0) + 100);
        });
    }

    /// A count that grows with `a`.
    static Path counts(Path folder, int rows) {
        return write(folder, "counts.csv", "a,count", rows,
                row -> random(row, 1) + "," + Math.round(10 * random(row, 1) + random(row, 2)));
    }

    /// Two classes, on either side of a circle: no line parts them.
    static Path circle(Path folder, int rows) {
        return write(folder, "circle.csv", "a,b,where", rows, row -> {
            double a = 2 * random(row, 1) - 1;
            double b = 2 * random(row, 2) - 1;
            return a + "," + b + "," + (a * a + b * b < 0.6 ? "inside" : "outside");
        });
    }

    /// Three classes, by the greatest of three numbers.
    static Path greatest(Path folder, int rows) {
        return write(folder, "greatest.csv", "a,b,c,which", rows, row -> {
            double a = random(row, 1);
            double b = random(row, 2);
            double c = random(row, 3);
            return a + "," + b + "," + c + "," + (a > b && a > c ? "a" : b > c ? "b" : "c");
        });
    }

    /// Lists of 2 to 8 rows; what counts is `a` less `b`, and no list is all alike.
    static Path lists(Path folder, int lists) {
        return write(folder, "lists.csv", "query,a,b,relevance", lists, list -> IntStream.range(0, 2 + list * 5 % 7)
                .mapToObj(i -> row(list, i, random(8 * list + i, 1), random(8 * list + i, 2)))
                .collect(Collectors.joining("\n")));
    }

    private static String row(int list, int i, double a, double b) {
        long relevance = i == 0 ? 3 : Math.round(1 + a - b);
        return "q" + list + "," + (i == 0 ? 1 : a) + "," + (i == 0 ? 0 : b) + "," + relevance;
    }

    private static Path write(Path folder, String name, String header, int rows, IntFunction<String> row) {
        try {
            return Files.writeString(folder.resolve(name),
                    IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", header + "\n", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A number from 0 to 1 with four digits.
    private static double random(int row, int column) {
        double number = (CounterRandom.bits(CounterRandom.key(17, 99, column), row) >>> 11) * 0x1p-53;
        return Double.parseDouble(String.format(Locale.ROOT, "%.4f", number));
    }
}
