// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;

/// A learning rate that climbs evenly from 0 and then stays: linear warm-up.
///
/// `η·k/w` in step `k < w`, counted from 0, then `η`.
/// Source: P. Goyal et al., "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour", 2017.
///
/// @param arguments `warmupSteps` `w`, 0 by default; `unit`
@AutoService(SchedulePlugin.class)
public record WarmupConstant(Arguments arguments) implements SchedulePlugin {

    /// The schedule with its default arguments.
    public WarmupConstant() {
        this(Arguments.defaults(Warmup.WARMUP_STEPS, Clock.UNIT));
    }

    @Override
    public String id() {
        return "warmup-constant";
    }

    @Override
    public List<String> aliases() {
        return List.of("warmup");
    }

    @Override
    public String summary() {
        return "climbs evenly, then stays";
    }

    @Override
    public Guide guide() {
        return new Guide("the first steps are too bold and another schedule follows: 'warmup(500) then cosine'",
                "nothing follows and the last digits count",
                "P. Goyal et al., \"Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour\", 2017");
    }

    @Override
    public List<String> equations() {
        return List.of("rate = learningRate * where(step < warmupSteps, step / warmupSteps, 1)");
    }

    @Override
    public String example() {
        return "warmup-constant(warmupSteps=200)";
    }

    @Override
    public WarmupConstant with(Arguments given) {
        return new WarmupConstant(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        Clock clock = Clock.of(arguments, step, run);
        return Warmup.isOn(clock) ? run.baseRate() * Warmup.climbed(clock) : run.baseRate();
    }

    @Override
    public long length(ScheduleRun run) {
        return Clock.steps(arguments, Warmup.WARMUP_STEPS, run);
    }
}
