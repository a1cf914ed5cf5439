// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;

/// A learning rate that climbs evenly from 0, then falls evenly back to 0.
///
/// `η·k/w` in step `k < w`, counted from 0, then `η·max(0, (T - k)/(T - w))`.
/// Source: J. Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers", 2019.
///
/// @param arguments `warmupSteps` `w`, 0 by default; `totalSteps` `T`, warm-up included, the whole run by default;
///     `unit`
@AutoService(SchedulePlugin.class)
public record WarmupLinear(Arguments arguments) implements SchedulePlugin {

    /// The schedule with its default arguments.
    public WarmupLinear() {
        this(Arguments.defaults(Warmup.WARMUP_STEPS, Warmup.TOTAL_STEPS, Clock.UNIT));
    }

    @Override
    public String id() {
        return "warmup-linear";
    }

    @Override
    public String summary() {
        return "climbs evenly, then falls evenly";
    }

    @Override
    public Guide guide() {
        return new Guide("transformers are tuned for a known number of steps",
                "training may be prolonged: the rate is 0 at the end",
                "J. Devlin et al., \"BERT: Pre-training of Deep Bidirectional Transformers\", 2019");
    }

    @Override
    public List<String> equations() {
        return List.of(
                "rate = learningRate * where(step < warmupSteps, step / warmupSteps, max(0, (totalSteps - step) / (totalSteps - warmupSteps)))");
    }

    @Override
    public String example() {
        return "warmup-linear(warmupSteps=200)";
    }

    @Override
    public WarmupLinear with(Arguments given) {
        return new WarmupLinear(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        Clock clock = Clock.of(arguments, step, run);
        return run.baseRate() * (Warmup.isOn(clock) ? Warmup.climbed(clock) : 1 - Warmup.fallen(clock));
    }

    @Override
    public long length(ScheduleRun run) {
        return Clock.steps(arguments, Warmup.TOTAL_STEPS, run);
    }
}
