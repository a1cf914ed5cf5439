// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;

/// A learning rate that falls by a factor at regular intervals.
///
/// `η·γ^⌊k/size⌋` in step `k`, counted from 0.
///
/// @param arguments `size` of an interval, at least 1, 10 by default; `gamma`, greater than 0, 0.1 by default; `unit`
@AutoService(SchedulePlugin.class)
public record Step(Arguments arguments) implements SchedulePlugin {
    static final Parameter SIZE = Parameter.integer("size", 10, 1, Integer.MAX_VALUE, "how long a rate holds")
            .alias("step_size");
    static final Parameter GAMMA = Parameter.positive("gamma", 0.1, "the factor of each fall");

    /// The schedule with its default arguments.
    public Step() {
        this(Arguments.defaults(SIZE, GAMMA, Clock.UNIT));
    }

    @Override
    public String id() {
        return "step";
    }

    @Override
    public String summary() {
        return "falls by a factor at regular intervals";
    }

    @Override
    public Guide guide() {
        return new Guide("it is known when progress stalls",
                "nothing is known: cosine and linear have no steps to choose",
                "");
    }

    @Override
    public List<String> equations() {
        return List.of("rate = learningRate * gamma ^ floor(step / size)");
    }

    @Override
    public String example() {
        return "step(size=250, gamma=0.5)";
    }

    @Override
    public Step with(Arguments given) {
        return new Step(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        Clock clock = Clock.of(arguments, step, run);
        return run.baseRate() * Math.pow(arguments.get(GAMMA), Math.floor(clock.now() / arguments.get(SIZE)));
    }
}
