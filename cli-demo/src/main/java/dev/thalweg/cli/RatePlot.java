// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.training.RateFinding;
import dev.thalweg.training.RateFinding.Trial;
import dev.thalweg.training.svg.Svg.Stroke;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The losses over the learning rates at which they were seen, and the rate that was proposed: as a picture, and as a chart of letters.
final class RatePlot {
    private static final Chart.Entry LOSS = new Chart.Entry(new Stroke("#b9cde3", 1, false), "loss of a step");
    private static final Chart.Entry SMOOTHED = new Chart.Entry(new Stroke("#1f5fa8", 2.5, false), "smoothed");
    private static final Chart.Entry PROPOSAL = new Chart.Entry(new Stroke("#d1495b", 2, true), "proposal");
    private static final double HEADROOM = 1.5;
    /// Of a loss, what is shown at least, so that a loss that hardly moves looks like one.
    private static final double LEAST_PART = 0.1;

    private final double[] rates;
    private final double[] losses;
    private final double[] smoothed;
    private final RateFinding finding;

    private RatePlot(RateFinding finding) {
        this.finding = finding;
        rates = numbers(Trial::learningRate);
        losses = numbers(Trial::loss);
        smoothed = numbers(Trial::smoothedLoss);
    }

    private double[] numbers(ToDoubleFunction<Trial> number) {
        return finding.trials().stream().mapToDouble(number).toArray();
    }

    /// Draws what was found.
    ///
    /// @return an SVG document
    static String of(RateFinding finding) {
        return new RatePlot(finding).draw();
    }

    /// Draws what was found with letters; `^` stands below the proposal.
    static List<String> letters(RateFinding finding) {
        RatePlot plot = new RatePlot(finding);
        Scale up = plot.up();
        LetterChart chart = new LetterChart(plot.across(), up);
        chart.mark(plot.rates, plot.smoothed, '*');
        chart.mark(finding.learningRate(), up.from(), '^');
        return chart.lines();
    }

    private String draw() {
        Chart chart = new Chart("Losses over learning rates", "--lr " + Text.exact(finding.learningRate()),
                finding.optimizer() + ", " + finding.loss(), across(), up());
        chart.inside(() -> {
            chart.curve(rates, losses, LOSS.stroke());
            chart.curve(rates, smoothed, SMOOTHED.stroke());
            chart.upright(finding.learningRate(), PROPOSAL.stroke());
        });
        chart.across("learning rate");
        chart.legend(List.of(LOSS, SMOOTHED, PROPOSAL));
        return chart.document();
    }

    private Scale across() {
        return Scale.logarithmic(Math.min(finding.ramp().from(), finding.learningRate()), finding.ramp().to());
    }

    /// From the lowest to somewhat above the highest smoothed loss before it: what comes after the lowest may leave the picture.
    private Scale up() {
        int lowest = IntStream.range(0, smoothed.length).reduce((a, b) -> smoothed[b] < smoothed[a] ? b : a).orElse(-1);
        if (lowest < 0) {
            return Scale.linear(0, 1);
        }
        double low = smoothed[lowest];
        double fall = Arrays.stream(smoothed, 0, lowest + 1).max().orElse(low) - low;
        double high = low + Math.max(HEADROOM * fall, LEAST_PART * Math.abs(low));
        return high > low ? Scale.around(low, high) : Scale.linear(low - 1, low + 1);
    }
}
