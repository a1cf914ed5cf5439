// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.training.svg.Svg;
import dev.thalweg.training.svg.Svg.Anchor;
import dev.thalweg.training.svg.Svg.Stroke;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// A picture with two axes: a heading, round numbers along the edges, curves, and what they are.
final class Chart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 64;
    private static final int RIGHT = 20;
    private static final int TOP = 64;
    private static final int BOTTOM = 48;
    private static final int LINE = 18;
    private static final int LETTER = 7;
    private static final int LARGE_LETTER = 10;
    private static final Stroke GRID = Stroke.thin("#e6e6e6");
    private static final Stroke ZERO = Stroke.thin("#8a8a8a");

    private final Svg svg;
    private final int headingEnd;
    private final Scale across;
    private final Scale up;

    /// An empty chart.
    ///
    /// @param title what it shows, for those who cannot see it
    /// @param heading its first line
    /// @param about its second line
    /// @param across the numbers from left to right
    /// @param up the numbers from bottom to top
    Chart(String title, String heading, String about, Scale across, Scale up) {
        this.across = across;
        this.up = up;
        svg = new Svg(WIDTH, HEIGHT, title);
        headingEnd = LEFT + LARGE_LETTER * heading.length();
        svg.heading(LEFT, LINE + 4, heading);
        svg.text(LEFT, 2 * LINE + 6, Anchor.START, "#666", about);
        across.ticks().forEach(this::column);
        up.ticks().forEach(this::row);
    }

    private void column(BigDecimal at) {
        double x = across(at.doubleValue());
        svg.line(x, TOP, x, HEIGHT - BOTTOM, at.signum() == 0 ? ZERO : GRID);
        svg.text(x, HEIGHT - BOTTOM + LINE, Anchor.MIDDLE, Scale.label(at));
    }

    private void row(BigDecimal at) {
        double y = down(at.doubleValue());
        svg.line(LEFT, y, WIDTH - RIGHT, y, at.signum() == 0 ? ZERO : GRID);
        svg.text(LEFT - 8, y + 4, Anchor.END, Scale.label(at));
    }

    /// Draws what is cut off at the edges.
    void inside(Runnable shapes) {
        svg.within(LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM, shapes);
    }

    /// A curve through points.
    void curve(double[] x, double[] y, Stroke stroke) {
        svg.curve(mapped(x, this::across), mapped(y, this::down), stroke);
    }

    /// A point that tells its title when the mouse rests on it.
    void dot(double x, double y, String color, String title) {
        svg.dot(across(x), down(y), color, title);
    }

    /// A word above a point and beside it: to the right if it begins there, to the left if it ends there.
    void word(double x, double y, Anchor anchor, String color, String word) {
        svg.label(across(x) + (anchor == Anchor.END ? -LETTER : LETTER), down(y) - LETTER, anchor, color, word);
    }

    /// A line from the bottom to the top.
    void upright(double x, Stroke stroke) {
        svg.line(across(x), TOP, across(x), HEIGHT - BOTTOM, stroke);
    }

    /// The name of the numbers from left to right.
    void across(String name) {
        svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, Anchor.MIDDLE, name);
    }

    /// What a curve is.
    record Entry(Stroke stroke, String word) {
        private int width() {
            return 45 + LETTER * word.length();
        }
    }

    /// Says what curves are: beside the heading, or below the numbers if that is too long.
    void legend(List<Entry> entries) {
        int x = WIDTH - 10 - entries.stream().mapToInt(Entry::width).sum();
        int y = headingEnd < x ? LINE : HEIGHT - LINE + 4;
        for (Entry entry : entries) {
            svg.line(x, y, x + 24, y, entry.stroke);
            svg.text(x + 30, y + 4, Anchor.START, entry.word);
            x += entry.width();
        }
    }

    /// The document.
    ///
    /// @return SVG
    String document() {
        return svg.document();
    }

    private double across(double x) {
        return inReach(LEFT + across.part(x) * (WIDTH - LEFT - RIGHT), WIDTH);
    }

    private double down(double y) {
        return inReach(TOP + (1 - up.part(y)) * (HEIGHT - TOP - BOTTOM), HEIGHT);
    }

    /// Far outside one place is as good as another.
    private static double inReach(double place, int extent) {
        return Math.clamp(place, -extent, 2.0 * extent);
    }

    private static double[] mapped(double[] values, DoubleUnaryOperator place) {
        return Arrays.stream(values).map(place).toArray();
    }
}
