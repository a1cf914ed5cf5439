// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.training.svg.Svg.Anchor;
import dev.thalweg.training.svg.Svg.Stroke;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Ways of optimizers down the [Valley]: as a picture, and as a chart of letters.
final class ValleyPlot {
    /// Heights of the lines that are drawn, from the highest, and how dark each is.
    private static final SequencedMap<Double, String> CONTOURS = contours();
    private static final String PATH = "#d1495b";
    private static final String OTHER = "#7a7a7a";
    private static final String START = "#222222";
    private static final String END = "#1f5fa8";
    /// Every so many steps a dot is drawn.
    private static final int DOTS = 100;

    private ValleyPlot() {
    }

    private static SequencedMap<Double, String> contours() {
        SequencedMap<Double, String> contours = new LinkedHashMap<>();
        contours.put(300.0, "#d5e3f0");
        contours.put(100.0, "#bcd3e8");
        contours.put(25.0, "#9dbfdd");
        contours.put(5.0, "#7aa7d0");
        contours.put(1.0, "#558cbf");
        contours.put(0.1, "#2f6fad");
        return contours;
    }

    /// Draws a way.
    ///
    /// @param optimizer the optimizer as a text
    /// @return an SVG document
    static String of(String optimizer, ValleyPath path) {
        Chart chart = chart(optimizer, path);
        chart.inside(() -> draw(chart, path));
        chart.across(legend());
        return chart.document();
    }

    /// Draws the way of a wrapped optimizer over the one of the optimizer alone.
    ///
    /// @param optimizer the wrapped optimizer as a text
    /// @param alone the optimizer alone as a text
    /// @return an SVG document
    static String of(String optimizer, ValleyPath path, String alone, ValleyPath pathAlone) {
        Chart chart = chart(optimizer, path);
        Chart.Entry other = new Chart.Entry(new Stroke(OTHER, 1.5, true),
                alone + ", rate " + Text.exact(pathAlone.learningRate()));
        chart.inside(() -> {
            chart.curve(pathAlone.x(), pathAlone.y(), other.stroke());
            draw(chart, path);
        });
        chart.across(legend());
        chart.legend(List.of(other));
        return chart.document();
    }

    private static Chart chart(String optimizer, ValleyPath path) {
        return new Chart("The way of " + optimizer + " down the valley of Rosenbrock", optimizer, path.text(),
                Valley.ACROSS,
                Valley.UP);
    }

    private static void draw(Chart chart, ValleyPath path) {
        CONTOURS.forEach((height, color) -> {
            Valley.Contour contour = Valley.contour(height);
            chart.curve(contour.x(), contour.y(), Stroke.thin(color));
        });
        chart.curve(path.x(), path.y(), new Stroke(PATH, 1.8, false));
        for (int step = DOTS; step <= ValleyPath.STEPS; step += DOTS) {
            chart.dot(path.x()[step], path.y()[step], PATH, "step " + step);
        }
        chart.dot(Valley.start()[0], Valley.start()[1], START, "start");
        chart.word(Valley.start()[0], Valley.start()[1], Anchor.END, START, "start");
        chart.dot(Valley.end()[0], Valley.end()[1], END, "minimum");
        chart.word(Valley.end()[0], Valley.end()[1], Anchor.START, END, "minimum");
    }

    private static String legend() {
        return "lines: " + Valley.TEXT + " = " + CONTOURS.reversed().keySet().stream().map(Text::exact)
                .collect(Collectors.joining(", ")) + "; a dot each " + DOTS + " steps";
    }

    /// Draws a way with letters, and the floor of the valley.
    static List<String> letters(ValleyPath path) {
        LetterChart chart = new LetterChart(Valley.ACROSS, Valley.UP);
        for (int column = 0; column < LetterChart.WIDTH; column++) {
            double x = Valley.ACROSS.from()
                    + (Valley.ACROSS.to() - Valley.ACROSS.from()) * column / (LetterChart.WIDTH - 1);
            chart.mark(x, x * x, '.');
        }
        chart.mark(path.x(), path.y(), '*');
        chart.mark(Valley.start()[0], Valley.start()[1], 'S');
        chart.mark(Valley.end()[0], Valley.end()[1], 'M');
        return chart.lines();
    }
}
