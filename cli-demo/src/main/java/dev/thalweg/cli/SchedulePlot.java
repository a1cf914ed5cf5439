// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.training.svg.Svg.Stroke;
import java.util.ArrayList;
import java.util.List;

/// The course of a schedule: as a picture, and as a chart of letters.
final class SchedulePlot {
    private static final Chart.Entry RATE = new Chart.Entry(new Stroke("#1f5fa8", 2.5, false), "rate");
    private static final Chart.Entry MOMENTUM = new Chart.Entry(new Stroke("#d1495b", 2, true), "momentum");
    private static final Chart.Entry LOSS = new Chart.Entry(new Stroke("#7a7a7a", 2, true), "what it goes by");

    private SchedulePlot() {
    }

    /// What is drawn.
    static String about() {
        return "in a run of " + ScheduleCourse.EPOCHS + " epochs of " + ScheduleCourse.STEPS_PER_EPOCH
                + " steps, for --lr 1";
    }

    /// Draws a course.
    ///
    /// @param schedule the schedule as a text
    /// @return an SVG document
    static String of(String schedule, ScheduleCourse course) {
        Chart chart = new Chart("The learning rate of " + schedule, schedule, "learning rate " + about(),
                Scale.linear(0, course.steps().length), Scale.around(0, course.top()));
        List<Chart.Entry> legend = new ArrayList<>(List.of(RATE));
        chart.inside(() -> {
            if (course.momenta().length > 0) {
                chart.curve(course.steps(), course.momenta(), MOMENTUM.stroke());
                legend.add(MOMENTUM);
            }
            if (course.losses().length > 0) {
                chart.curve(course.steps(), course.losses(), LOSS.stroke());
                legend.add(LOSS);
            }
            chart.curve(course.steps(), course.rates(), RATE.stroke());
        });
        chart.across("step");
        chart.legend(legend);
        return chart.document();
    }

    /// Draws a course with letters.
    static List<String> letters(ScheduleCourse course) {
        LetterChart chart = new LetterChart(Scale.linear(0, course.steps().length), Scale.linear(0, course.top()));
        chart.mark(course.steps(), course.rates(), '*');
        return chart.lines();
    }
}
