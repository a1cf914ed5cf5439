// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;

/// A learning rate that changes evenly from one factor of it to another, and stays there.
///
/// `η·(a + (b - a)·min(k, T)/T)` in step `k`, counted from 0. By default it falls to 0 over the whole run.
///
/// @param arguments `startFactor` `a`, at least 0, 1 by default; `endFactor` `b`, at least 0, 0 by default; `steps`
///     `T`, the whole run by default; `unit`
@AutoService(SchedulePlugin.class)
public record Linear(Arguments arguments) implements SchedulePlugin {
    static final Parameter START_FACTOR = Parameter.nonNegative("startFactor", 1, "the factor at the beginning")
            .alias("start_factor");
    static final Parameter END_FACTOR = Parameter.nonNegative("endFactor", 0, "the factor at the end")
            .alias("end_factor");
    static final Parameter STEPS = Clock.length("steps", "how long the change takes", "total_iters");

    /// The schedule with its default arguments.
    public Linear() {
        this(Arguments.defaults(START_FACTOR, END_FACTOR, STEPS, Clock.UNIT));
    }

    @Override
    public String id() {
        return "linear";
    }

    @Override
    public String summary() {
        return "changes evenly from one factor to another";
    }

    @Override
    public Guide guide() {
        return new Guide("the length is known: a plain and strong choice",
                "training may be prolonged: the rate is 0 at the end",
                "A. Defazio et al., \"When, Why and How Much? Adaptive Learning Rate Scheduling by Refinement\", "
                        + "2023");
    }

    @Override
    public List<String> equations() {
        return List.of("rate = learningRate * (startFactor + (endFactor - startFactor) * min(step, steps) / steps)");
    }

    @Override
    public Linear with(Arguments given) {
        return new Linear(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        Clock clock = Clock.of(arguments, step, run);
        double part = Math.min(1, clock.now() / clock.length(STEPS));
        double start = arguments.get(START_FACTOR);
        return run.baseRate() * (start + (arguments.get(END_FACTOR) - start) * part);
    }

    @Override
    public long length(ScheduleRun run) {
        return Clock.steps(arguments, STEPS, run);
    }
}
