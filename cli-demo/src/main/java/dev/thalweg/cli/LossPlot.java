// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.training.svg.Svg;
import dev.thalweg.training.svg.Svg.Anchor;
import dev.thalweg.training.svg.Svg.Stroke;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The curve of a loss and of its slope as a picture.
final class LossPlot {
    private static final int POINTS = 241;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 64;
    private static final int RIGHT = 20;
    private static final int TOP = 64;
    private static final int BOTTOM = 48;
    private static final int LINE = 18;
    private static final int ABOUT_TICKS = 6;
    private static final int MOST_DIGITS = 4;
    /// Of a quotient that should be whole.
    private static final double SLACK = 1e-9;
    private static final Stroke VALUE = new Stroke("#1f5fa8", 2.5, false);
    private static final Stroke SLOPE = new Stroke("#d1495b", 2, true);
    private static final Stroke GRID = Stroke.thin("#e6e6e6");
    private static final Stroke ZERO = Stroke.thin("#8a8a8a");

    private final LossCurve curve;
    private final Svg svg;
    private final double low;
    private final double high;

    private LossPlot(LossPlugin loss) {
        curve = LossCurve.of(loss, POINTS);
        double pad = (curve.high() - curve.low()) / 20;
        low = curve.low() - pad;
        high = curve.high() + pad;
        svg = new Svg(WIDTH, HEIGHT, "Value and slope of " + loss.text());
        svg.heading(LEFT, LINE + 4, loss.text());
        svg.text(LEFT, 2 * LINE + 6, Anchor.START, "#666", curve.about());
    }

    /// Draws a loss.
    ///
    /// @return an SVG document
    static String of(LossPlugin loss) {
        return new LossPlot(loss).draw();
    }

    private String draw() {
        double[] x = curve.x();
        ticks(x[0], x[x.length - 1]).forEach(this::column);
        ticks(low, high).forEach(this::row);
        svg.within(LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM, () -> {
            if (hasSlope()) {
                svg.curve(mapped(x, this::across), mapped(curve.slopes(), this::down), SLOPE);
            }
            svg.curve(mapped(x, this::across), mapped(curve.values(), this::down), VALUE);
        });
        svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, Anchor.MIDDLE, "x");
        legend();
        return svg.document();
    }

    private void column(BigDecimal at) {
        double tick = at.doubleValue();
        svg.line(across(tick), TOP, across(tick), HEIGHT - BOTTOM, tick == 0 ? ZERO : GRID);
        svg.text(across(tick), HEIGHT - BOTTOM + LINE, Anchor.MIDDLE, label(at));
    }

    private void row(BigDecimal at) {
        double tick = at.doubleValue();
        svg.line(LEFT, down(tick), WIDTH - RIGHT, down(tick), tick == 0 ? ZERO : GRID);
        svg.text(LEFT - 8, down(tick) + 4, Anchor.END, label(at));
    }

    private static String label(BigDecimal tick) {
        BigDecimal brief = tick.stripTrailingZeros();
        return Math.abs(brief.scale()) > MOST_DIGITS ? brief.toEngineeringString() : brief.toPlainString();
    }

    private void legend() {
        double y = LINE;
        entry(WIDTH - 170, y, VALUE, "value");
        if (hasSlope()) {
            entry(WIDTH - 90, y, SLOPE, "slope");
        }
    }

    private void entry(double x, double y, Stroke stroke, String word) {
        svg.line(x, y, x + 24, y, stroke);
        svg.text(x + 30, y + 4, Anchor.START, word);
    }

    private boolean hasSlope() {
        return curve.slopes().length > 0;
    }

    private double across(double x) {
        double from = curve.x()[0];
        double to = curve.x()[curve.x().length - 1];
        return LEFT + (x - from) / (to - from) * (WIDTH - LEFT - RIGHT);
    }

    /// Far outside one place is as good as another.
    private double down(double y) {
        double place = TOP + (high - y) / (high - low) * (HEIGHT - TOP - BOTTOM);
        return Math.clamp(place, -HEIGHT, 2.0 * HEIGHT);
    }

    private static double[] mapped(double[] values, DoubleUnaryOperator place) {
        return Arrays.stream(values).map(place).toArray();
    }

    /// Round numbers within a range: one, two or five times a power of ten apart.
    static List<BigDecimal> ticks(double from, double to) {
        double rough = (to - from) / ABOUT_TICKS;
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(rough)));
        BigDecimal step = Stream.of(1, 2, 5, 10).map(BigDecimal::valueOf).map(power::multiply)
                .filter(s -> s.doubleValue() >= rough * 0.99).findFirst().orElse(power);
        return LongStream
                .rangeClosed((long) Math.ceil(from / step.doubleValue() - SLACK),
                        (long) Math.floor(to / step.doubleValue() + SLACK))
                .mapToObj(BigDecimal::valueOf).map(step::multiply).toList();
    }
}
