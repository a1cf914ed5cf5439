// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;

/// A learning rate that falls along half a cosine.
///
/// `m + (η - m)(1 + cos(πk/T))/2` in step `k`, counted from 0. After `T` steps it climbs again, as in PyTorch; by
/// default `T` is the whole run, so it does not. Source: I. Loshchilov and F. Hutter, "SGDR: Stochastic Gradient
/// Descent with Warm Restarts", 2017.
///
/// @param arguments `endFactor`, the part of `η` that the bottom is at least, 0 by default; `minimum` `m`, at least 0,
///     0 by default; `steps` `T`, the whole run by default; `unit`
@AutoService(SchedulePlugin.class)
public record Cosine(Arguments arguments) implements SchedulePlugin {
    static final Parameter END_FACTOR = Parameter
            .fraction("endFactor", 0, "the part of the rate that is left at the bottom").alias("alpha");
    static final Parameter MINIMUM = Parameter.nonNegative("minimum", 0, "the rate at the bottom").alias("eta_min");
    static final Parameter STEPS = Clock.length("steps", "how long the fall takes", "T_max");

    /// The schedule with its default arguments.
    public Cosine() {
        this(Arguments.defaults(END_FACTOR, MINIMUM, STEPS, Clock.UNIT));
    }

    @Override
    public String id() {
        return "cosine";
    }

    @Override
    public List<String> aliases() {
        return List.of("cosine-annealing");
    }

    @Override
    public String summary() {
        return "falls along half a cosine";
    }

    @Override
    public Guide guide() {
        return new Guide("the length is known: long at high rates, then soft landing",
                "training may be prolonged: the rate is almost 0 at the end",
                "I. Loshchilov and F. Hutter, \"SGDR: Stochastic Gradient Descent with Warm Restarts\", 2017");
    }

    @Override
    public List<String> equations() {
        return List.of("bottom = max(minimum, endFactor * learningRate)",
                "rate = bottom + (learningRate - bottom) * (1 + cos(pi * step / steps)) / 2");
    }

    @Override
    public Cosine with(Arguments given) {
        return new Cosine(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        Clock clock = Clock.of(arguments, step, run);
        double minimum = Math.max(arguments.get(MINIMUM), arguments.get(END_FACTOR) * run.baseRate());
        return minimum + (run.baseRate() - minimum) * (1 + Math.cos(Math.PI * clock.now() / clock.length(STEPS))) / 2;
    }

    @Override
    public long length(ScheduleRun run) {
        return Clock.steps(arguments, STEPS, run);
    }
}
