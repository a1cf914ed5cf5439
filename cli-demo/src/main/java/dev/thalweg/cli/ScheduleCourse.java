// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What a schedule does in a run of a thousand steps whose learning rate is 1.
///
/// @param steps the numbers of the steps
/// @param rates the learning rate of each
/// @param momenta the momentum of each; none if the schedule leaves it alone
/// @param losses the loss that is known in each; none unless the schedule goes by it
record ScheduleCourse(double[] steps, double[] rates, double[] momenta, double[] losses) {
    /// How many epochs the run has.
    static final int EPOCHS = 20;
    /// How many steps an epoch has.
    static final int STEPS_PER_EPOCH = 50;
    private static final int STEPS = EPOCHS * STEPS_PER_EPOCH;
    /// A loss that falls and then stays.
    private static final List<Double> LOSSES = IntStream.range(0, EPOCHS)
            .mapToObj(epoch -> Math.max(0.3, 0.9 - 0.1 * epoch)).toList();

    static ScheduleCourse of(SchedulePlugin schedule) {
        ScheduleRun blind = new ScheduleRun(1, STEPS, STEPS_PER_EPOCH);
        ScheduleRun run = blind.withMetrics(LOSSES);
        double[] steps = IntStream.range(0, STEPS).asDoubleStream().toArray();
        boolean looks = IntStream.range(0, STEPS)
                .anyMatch(step -> schedule.rate(step, run) != schedule.rate(step, blind));
        return new ScheduleCourse(steps,
                IntStream.range(0, STEPS).mapToDouble(step -> schedule.rate(step, run)).toArray(),
                IntStream.range(0, STEPS).mapToObj(step -> schedule.momentum(step, run))
                        .flatMapToDouble(m -> m.stream()).toArray(),
                looks ? IntStream.range(0, STEPS).mapToDouble(step -> known(run, step)).toArray() : new double[0]);
    }

    private static double known(ScheduleRun run, int step) {
        List<Double> metrics = run.metricsBefore(step);
        return metrics.isEmpty() ? Double.NaN : metrics.getLast();
    }

    /// The greatest number there is.
    double top() {
        return Math.max(1, DoubleStream.of(rates).filter(Double::isFinite).max().orElse(1));
    }
}
