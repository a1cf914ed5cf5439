// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.training.svg.Svg.Stroke;
import java.util.ArrayList;
import java.util.List;

/// The curve of a loss and of its slope as a picture.
final class LossPlot {
    private static final int POINTS = 241;
    private static final Chart.Entry VALUE = new Chart.Entry(new Stroke("#1f5fa8", 2.5, false), "value");
    private static final Chart.Entry SLOPE = new Chart.Entry(new Stroke("#d1495b", 2, true), "slope");

    private LossPlot() {
    }

    /// Draws a loss.
    ///
    /// @return an SVG document
    static String of(LossPlugin loss) {
        LossCurve curve = LossCurve.of(loss, POINTS);
        double[] x = curve.x();
        Chart chart = new Chart("Value and slope of " + loss.text(), loss.text(), curve.about(),
                Scale.linear(x[0], x[x.length - 1]), Scale.around(curve.low(), curve.high()));
        List<Chart.Entry> legend = new ArrayList<>(List.of(VALUE));
        chart.inside(() -> {
            if (curve.slopes().length > 0) {
                chart.curve(x, curve.slopes(), SLOPE.stroke());
                legend.add(SLOPE);
            }
            chart.curve(x, curve.values(), VALUE.stroke());
        });
        chart.across("x");
        chart.legend(legend);
        return chart.document();
    }
}
