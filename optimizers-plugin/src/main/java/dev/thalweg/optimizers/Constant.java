// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;

/// A learning rate that does not change, after an optional beginning at another one.
///
/// `factor·η` in the first `steps`, then `η`.
///
/// @param arguments `factor`, at least 0, 1 by default; `steps` that it holds for, 0 by default, which is none; `unit`
@AutoService(SchedulePlugin.class)
public record Constant(Arguments arguments) implements SchedulePlugin {
    static final Parameter FACTOR = Parameter.nonNegative("factor", 1, "what the first rates are multiplied by");
    static final Parameter STEPS = Parameter
            .integer("steps", 0, 0, Integer.MAX_VALUE, "how long the factor holds").alias("total_iters");

    /// The schedule with its default arguments.
    public Constant() {
        this(Arguments.defaults(FACTOR, STEPS, Clock.UNIT));
    }

    @Override
    public String id() {
        return "constant";
    }

    @Override
    public String summary() {
        return "the same learning rate in every step";
    }

    @Override
    public Guide guide() {
        return new Guide("one looks for a rate, or the optimizer needs no schedule",
                "the last digits count: a rate that falls comes nearer to the minimum",
                "");
    }

    @Override
    public List<String> equations() {
        return List.of("rate = learningRate * where(step < steps, factor, 1)");
    }

    @Override
    public String example() {
        return "constant(factor=0.2, steps=200)";
    }

    @Override
    public Constant with(Arguments given) {
        return new Constant(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        Clock clock = Clock.of(arguments, step, run);
        return clock.now() < arguments.get(STEPS) ? run.baseRate() * arguments.get(FACTOR) : run.baseRate();
    }

    @Override
    public long length(ScheduleRun run) {
        return Clock.steps(arguments, STEPS, run);
    }
}
