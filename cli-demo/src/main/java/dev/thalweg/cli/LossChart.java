// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The curve of a loss and of its slope, drawn with letters.
final class LossChart {
    /// How many points a curve has that is drawn.
    static final int WIDTH = 61;
    private static final int HEIGHT = 13;

    private LossChart() {
    }

    /// Draws a curve of [#WIDTH] points.
    static List<String> of(LossCurve curve) {
        double low = curve.low();
        double high = curve.high();
        char[][] canvas = new char[HEIGHT][WIDTH];
        Arrays.stream(canvas).forEach(line -> Arrays.fill(line, ' '));
        Arrays.fill(canvas[line(0, low, high)], '-');
        mark(canvas, curve.slopes(), '.', low, high);
        mark(canvas, curve.values(), '*', low, high);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < HEIGHT; i++) {
            String label = i == line(0, low, high) ? "0"
                    : i == 0 ? Text.number(high) : i == HEIGHT - 1 ? Text.number(low) : "";
            lines.add(" ".repeat(Math.max(0, 7 - label.length())) + label + " |" + new String(canvas[i]));
        }
        String from = Text.number(curve.x()[0]);
        String to = Text.number(curve.x()[WIDTH - 1]);
        lines.add(" ".repeat(9) + from + " ".repeat(WIDTH - from.length() - to.length()) + to);
        return lines;
    }

    private static void mark(char[][] canvas, double[] values, char sign, double low, double high) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= low && values[i] <= high) {
                canvas[line(values[i], low, high)][i] = sign;
            }
        }
    }

    private static int line(double value, double low, double high) {
        return high > low ? (int) Math.round((high - value) / (high - low) * (HEIGHT - 1)) : 0;
    }
}
