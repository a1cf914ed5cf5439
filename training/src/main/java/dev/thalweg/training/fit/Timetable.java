// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import dev.thalweg.training.FitOptions;
import java.util.List;
import java.util.stream.Stream;

/// How many steps there are, how many examples each has, and which learning rate.
///
/// @param examples the examples of the training part: rows, or ranking lists
/// @param batchExamples the examples of a step; the last one of an epoch may have fewer
/// @param epochs how often all examples are seen
/// @param schedule the course of the learning rate
/// @param run what the schedule may know
record Timetable(int examples, int batchExamples, int epochs, SchedulePlugin schedule, ScheduleRun run) {

    static final String LOSS = "loss";

    static Timetable of(FitOptions fit, int examples, SchedulePlugin schedule) {
        int batch = fit.batch().within(examples);
        long perEpoch = Math.ceilDiv(examples, batch);
        return new Timetable(examples, batch, fit.epochs(), schedule,
                new ScheduleRun(fit.learningRate(), perEpoch * fit.epochs(), perEpoch));
    }

    int stepsPerEpoch() {
        return (int) run.stepsPerEpoch();
    }

    long totalSteps() {
        return run.totalSteps();
    }

    /// The first example of a step in the order of its epoch.
    int from(int stepInEpoch) {
        return stepInEpoch * batchExamples;
    }

    /// The number of examples of a step.
    int count(int stepInEpoch) {
        return Math.min(batchExamples, examples - from(stepInEpoch));
    }

    /// The rows of a step.
    ///
    /// @param order those of its epoch in their order
    /// @param stepInEpoch which step
    Mover.Rows rows(int[] order, int stepInEpoch) {
        int next = stepInEpoch + 1 < stepsPerEpoch() ? count(stepInEpoch + 1) : 0;
        return new Mover.Rows(order, from(stepInEpoch), count(stepInEpoch), next);
    }

    double learningRate(long step) {
        return schedule.rate(step, run);
    }

    /// How far a step goes.
    Mover.Pace pace(long step) {
        return new Mover.Pace(learningRate(step), schedule.momentum(step, run));
    }

    /// What the schedule goes by, if it goes by anything.
    String metric() {
        return schedule.metric().orElse(LOSS);
    }

    /// What was measured after each epoch so far.
    List<Double> metrics() {
        return run.metrics();
    }

    /// The same timetable when other metrics are known.
    Timetable withMetrics(List<Double> metrics) {
        return new Timetable(examples, batchExamples, epochs, schedule, run.withMetrics(metrics));
    }

    /// The same timetable after another epoch.
    Timetable after(double metric) {
        return withMetrics(Stream.concat(metrics().stream(), Stream.of(metric)).toList());
    }
}
