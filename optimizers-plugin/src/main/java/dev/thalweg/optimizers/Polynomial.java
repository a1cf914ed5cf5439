// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;

/// A learning rate that falls as a power of the time that is left.
///
/// `m + (η - m)(1 - min(k, T)/T)^p` in step `k`, counted from 0.
/// Source: W. Liu, A. Rabinovich and A. Berg, "ParseNet: Looking Wider to See Better", 2015.
///
/// @param arguments `power` `p`, greater than 0, 1 by default; `minimum` `m`, at least 0, 0 by default; `steps` `T`, the
///     whole run by default; `unit`
@AutoService(SchedulePlugin.class)
public record Polynomial(Arguments arguments) implements SchedulePlugin {
    static final Parameter POWER = Parameter.positive("power", 1, "how steeply it falls at first");
    static final Parameter STEPS = Clock.length("steps", "how long the fall takes", "total_iters");

    /// The schedule with its default arguments.
    public Polynomial() {
        this(Arguments.defaults(POWER, Cosine.MINIMUM, STEPS, Clock.UNIT));
    }

    @Override
    public String id() {
        return "polynomial";
    }

    @Override
    public String summary() {
        return "falls as a power of the time that is left";
    }

    @Override
    public Guide guide() {
        return new Guide("the rate should end at a minimum along a curve of choice",
                "nothing speaks for a power: linear and cosine are better known",
                "W. Liu, A. Rabinovich and A. Berg, \"ParseNet: Looking Wider to See Better\", 2015");
    }

    @Override
    public List<String> equations() {
        return List.of("rate = minimum + (learningRate - minimum) * (1 - min(step, steps) / steps) ^ power");
    }

    @Override
    public String example() {
        return "polynomial(power=2)";
    }

    @Override
    public Polynomial with(Arguments given) {
        return new Polynomial(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        Clock clock = Clock.of(arguments, step, run);
        double minimum = arguments.get(Cosine.MINIMUM);
        double left = 1 - Math.min(1, clock.now() / clock.length(STEPS));
        return minimum + (run.baseRate() - minimum) * Math.pow(left, arguments.get(POWER));
    }

    @Override
    public long length(ScheduleRun run) {
        return Clock.steps(arguments, STEPS, run);
    }
}
