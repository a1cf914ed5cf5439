// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A chart drawn with letters: later ones lie over earlier ones.
final class LetterChart {
    /// How many letters it is wide.
    static final int WIDTH = 61;
    private static final int HEIGHT = 13;

    private final Scale across;
    private final Scale up;
    private final char[][] canvas = new char[HEIGHT][WIDTH];

    /// An empty chart, with a line where numbers are 0 if that is in it.
    LetterChart(Scale across, Scale up) {
        this.across = across;
        this.up = up;
        Arrays.stream(canvas).forEach(line -> Arrays.fill(line, ' '));
        if (up.contains(0)) {
            Arrays.fill(canvas[line(0)], '-');
        }
    }

    /// Puts a letter where a point is, unless that is outside.
    void mark(double x, double y, char letter) {
        long column = Math.round(across.part(x) * (WIDTH - 1));
        if (column >= 0 && column < WIDTH && up.contains(y)) {
            canvas[line(y)][(int) column] = letter;
        }
    }

    /// Puts a letter at each of some points.
    void mark(double[] x, double[] y, char letter) {
        for (int i = 0; i < y.length; i++) {
            mark(x[i], y[i], letter);
        }
    }

    private int line(double y) {
        return up.to() > up.from() ? (int) Math.round((1 - up.part(y)) * (HEIGHT - 1)) : 0;
    }

    /// The chart with the numbers along its edges.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < HEIGHT; i++) {
            String label = label(i);
            lines.add(" ".repeat(Math.max(0, 7 - label.length())) + label + " |" + new String(canvas[i]));
        }
        String from = Text.number(across.from());
        String to = Text.number(across.to());
        lines.add(" ".repeat(9) + from + " ".repeat(WIDTH - from.length() - to.length()) + to);
        return lines;
    }

    private String label(int line) {
        return up.contains(0) && line == line(0) ? "0"
                : line == 0 ? Text.number(up.to()) : line == HEIGHT - 1 ? Text.number(up.from()) : "";
    }
}
