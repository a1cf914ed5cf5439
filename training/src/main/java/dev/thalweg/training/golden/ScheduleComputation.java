// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import dev.thalweg.api.registry.Plugins;
import java.util.stream.IntStream;

/// A schedule case: the rate of every step.
final class ScheduleComputation {
    private final GoldenCase.OfSchedule goldenCase;
    private final SchedulePlugin schedule;

    ScheduleComputation(Plugins plugins, GoldenCase.OfSchedule goldenCase) {
        this.goldenCase = goldenCase;
        SchedulePlugin plugin = plugins.schedules().get(goldenCase.name());
        this.schedule = plugin.with(plugin.arguments().read("schedule '" + goldenCase.name() + "'", "TH-O112",
                goldenCase.parameters()));
    }

    double[] rates() {
        int count = goldenCase.rates().data().length;
        ScheduleRun run = new ScheduleRun(goldenCase.baseRate(), Math.max(1, count - 1), 1);
        return IntStream.range(0, count).mapToDouble(step -> schedule.rate(step, run)).toArray();
    }
}
