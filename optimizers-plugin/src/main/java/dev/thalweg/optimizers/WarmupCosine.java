// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;

/// A learning rate that climbs evenly from 0, then falls along half a cosine to 0, where it stays.
///
/// `η·k/w` in step `k < w`, counted from 0, then `η·(1 + cos(π·min(1, (k - w)/(T - w))))/2`. Source: I. Loshchilov
/// and F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017; the warm-up as in [WarmupConstant].
///
/// @param arguments `warmupSteps` `w`, 0 by default; `totalSteps` `T`, warm-up included, the whole run by default;
///     `unit`
@AutoService(SchedulePlugin.class)
public record WarmupCosine(Arguments arguments) implements SchedulePlugin {

    /// The schedule with its default arguments.
    public WarmupCosine() {
        this(Arguments.defaults(Warmup.WARMUP_STEPS, Warmup.TOTAL_STEPS, Clock.UNIT));
    }

    @Override
    public String id() {
        return "warmup-cosine";
    }

    @Override
    public String summary() {
        return "climbs evenly, then falls along half a cosine";
    }

    @Override
    public Guide guide() {
        return new Guide("a network is trained from its first weights on for a known number of steps",
                "training may be prolonged: the rate is almost 0 at the end",
                "I. Loshchilov and F. Hutter, \"SGDR: Stochastic Gradient Descent with Warm Restarts\", 2017");
    }

    @Override
    public List<String> equations() {
        return List.of("p = min(1, (step - warmupSteps) / (totalSteps - warmupSteps))",
                "rate = learningRate * where(step < warmupSteps, step / warmupSteps, (1 + cos(pi * p)) / 2)");
    }

    @Override
    public String example() {
        return "warmup-cosine(warmupSteps=200)";
    }

    @Override
    public WarmupCosine with(Arguments given) {
        return new WarmupCosine(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        Clock clock = Clock.of(arguments, step, run);
        return run.baseRate()
                * (Warmup.isOn(clock) ? Warmup.climbed(clock) : (1 + Math.cos(Math.PI * Warmup.fallen(clock))) / 2);
    }

    @Override
    public long length(ScheduleRun run) {
        return Clock.steps(arguments, Warmup.TOTAL_STEPS, run);
    }
}
