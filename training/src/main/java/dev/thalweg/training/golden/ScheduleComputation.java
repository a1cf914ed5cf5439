// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import dev.thalweg.api.registry.Plugins;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;

/// A schedule case: rate and momentum of every step.
final class ScheduleComputation {
    private final GoldenCase.OfSchedule goldenCase;
    private final SchedulePlugin schedule;
    private final ScheduleRun run;

    ScheduleComputation(Plugins plugins, GoldenCase.OfSchedule goldenCase) {
        this.goldenCase = goldenCase;
        this.schedule = plugins.schedule(goldenCase.text());
        this.run = new ScheduleRun(goldenCase.baseRate(), Math.max(1, count() - 1), 1, goldenCase.metrics());
    }

    static boolean knows(Plugins plugins, String name) {
        return name.equals(GoldenSchedule.SEQUENTIAL) || name.equals(GoldenSchedule.CHAINED)
                || plugins.schedules().find(name).isPresent();
    }

    double[] rates() {
        return all(step -> schedule.rate(step, run));
    }

    double[] momentum() {
        return all(step -> schedule.momentum(step, run).orElse(Double.NaN));
    }

    private double[] all(LongToDoubleFunction ofStep) {
        return LongStream.range(0, count()).mapToDouble(ofStep).toArray();
    }

    private int count() {
        return goldenCase.rates().data().length;
    }
}
