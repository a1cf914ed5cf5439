// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.util.List;

/// The curve of a loss and of its slope, drawn with letters.
final class LossChart {
    /// How many points a curve has that is drawn.
    static final int WIDTH = LetterChart.WIDTH;

    private LossChart() {
    }

    /// Draws a curve of [#WIDTH] points.
    static List<String> of(LossCurve curve) {
        double[] x = curve.x();
        LetterChart chart = new LetterChart(Scale.linear(x[0], x[WIDTH - 1]), Scale.linear(curve.low(), curve.high()));
        chart.mark(x, curve.slopes(), '.');
        chart.mark(x, curve.values(), '*');
        return chart.lines();
    }
}
