// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;

/// A learning rate that falls along half a cosine, again and again.
///
/// `m + (η - m)(1 + cos(πj/T))/2` in step `j` of a cycle, counted from 0. The first cycle has `T = first` steps, each
/// further one `growth` times as many as the one before. Source: I. Loshchilov and F. Hutter, "SGDR: Stochastic
/// Gradient Descent with Warm Restarts", 2017.
///
/// @param arguments `first`, at least 1, 10 by default; `growth`, at least 1, 1 by default; `minimum` `m`, at least 0,
///     0 by default; `unit`
@AutoService(SchedulePlugin.class)
public record CosineRestarts(Arguments arguments) implements SchedulePlugin {
    static final Parameter FIRST = Parameter
            .integer("first", 10, 1, Integer.MAX_VALUE, "how long the first cycle takes")
            .alias("T_0");
    static final Parameter GROWTH = Parameter
            .integer("growth", 1, 1, Integer.MAX_VALUE, "how much longer each cycle is than the one before")
            .alias("T_mult");

    /// The schedule with its default arguments.
    public CosineRestarts() {
        this(Arguments.defaults(FIRST, GROWTH, Cosine.MINIMUM, Clock.UNIT));
    }

    @Override
    public String id() {
        return "cosine-restarts";
    }

    @Override
    public List<String> aliases() {
        return List.of("cosine-annealing-warm-restarts", "sgdr");
    }

    @Override
    public String summary() {
        return "falls along half a cosine, again and again";
    }

    @Override
    public Guide guide() {
        return new Guide("models are wanted at the end of each cycle",
                "one model is wanted at the end: cosine spends the time better",
                "I. Loshchilov and F. Hutter, \"SGDR: Stochastic Gradient Descent with Warm Restarts\", 2017");
    }

    @Override
    public List<String> equations() {
        return List.of("j = steps since the cycle began, which takes T = first, first * growth, first * growth^2, …",
                "rate = minimum + (learningRate - minimum) * (1 + cos(pi * j / T)) / 2");
    }

    @Override
    public String example() {
        return "cosine-restarts(first=150, growth=2)";
    }

    @Override
    public CosineRestarts with(Arguments given) {
        return new CosineRestarts(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        double left = Clock.of(arguments, step, run).now();
        double cycle = arguments.get(FIRST);
        if (arguments.get(GROWTH) == 1) {
            left %= cycle;
        }
        while (left >= cycle) {
            left -= cycle;
            cycle *= arguments.get(GROWTH);
        }
        double minimum = arguments.get(Cosine.MINIMUM);
        return minimum + (run.baseRate() - minimum) * (1 + Math.cos(Math.PI * left / cycle)) / 2;
    }
}
