// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;

/// A learning rate that falls by the same factor in every step.
///
/// `η·γ^k` in step `k`, counted from 0. PyTorch's `MultiplicativeLR` with a factor that does not change is the same.
///
/// @param arguments `gamma`, greater than 0, 0.99 by default; `unit`
@AutoService(SchedulePlugin.class)
public record Exponential(Arguments arguments) implements SchedulePlugin {
    static final Parameter GAMMA = Parameter.positive("gamma", 0.99, "the factor of each step");

    /// The schedule with its default arguments.
    public Exponential() {
        this(Arguments.defaults(GAMMA, Clock.UNIT));
    }

    @Override
    public String id() {
        return "exponential";
    }

    @Override
    public List<String> aliases() {
        return List.of("multiplicative");
    }

    @Override
    public String summary() {
        return "falls by a factor in every step";
    }

    @Override
    public Guide guide() {
        return new Guide("the rate should fall for ever, whatever the length",
                "training is long: after a few hundred steps nothing is left of it",
                "");
    }

    @Override
    public List<String> equations() {
        return List.of("rate = learningRate * gamma ^ step");
    }

    @Override
    public String example() {
        return "exponential(gamma=0.997)";
    }

    @Override
    public Exponential with(Arguments given) {
        return new Exponential(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        Clock clock = Clock.of(arguments, step, run);
        return run.baseRate() * Math.pow(arguments.get(GAMMA), (double) clock.now());
    }
}
