// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;

/// A learning rate that climbs evenly, then falls with the inverse root of time: the schedule of the first transformers.
///
/// `η·min(s/w, √(w/s))` in the `s`-th step, counted from 1, so that it reaches `η` in step `w`. With `modelSize` `d` it is as published,
/// `η·d^(-½)·min(s^(-½), s·w^(-3/2))`. Source: A. Vaswani et al., "Attention Is All You Need", 2017.
///
/// @param arguments `warmupSteps` `w`, at least 1, 4000 by default; `modelSize` `d`, 0 by default, for `η` at the top; `unit`
@AutoService(SchedulePlugin.class)
public record InverseSqrt(Arguments arguments) implements SchedulePlugin {
    static final Parameter WARMUP_STEPS = Parameter
            .integer("warmupSteps", 4000, 1, Integer.MAX_VALUE, "how long the rate climbs").alias("warmup_steps");
    static final Parameter MODEL_SIZE = Parameter
            .integer("modelSize", 0, 0, Integer.MAX_VALUE, "the width that scales the rate; 0 for the rate itself")
            .alias("model_dim");

    /// The schedule with its default arguments.
    public InverseSqrt() {
        this(Arguments.defaults(WARMUP_STEPS, MODEL_SIZE, Clock.UNIT));
    }

    @Override
    public String id() {
        return "inverse-sqrt";
    }

    @Override
    public List<String> aliases() {
        return List.of("noam");
    }

    @Override
    public String summary() {
        return "climbs evenly, then falls with the inverse root of time";
    }

    @Override
    public Guide guide() {
        return new Guide("the length of training is open, and a warm-up is needed: transformers",
                "the length is known: warmup-cosine ends lower",
                "A. Vaswani et al., \"Attention Is All You Need\", 2017");
    }

    @Override
    public List<String> equations() {
        return List.of("s = step + 1",
                "rate = learningRate * min(s / warmupSteps, sqrt(warmupSteps / s))",
                "where modelSize > 0: rate = learningRate / sqrt(modelSize) * min(1 / sqrt(s), s / warmupSteps ^ 1.5)");
    }

    @Override
    public String example() {
        return "inverse-sqrt(warmupSteps=200)";
    }

    @Override
    public InverseSqrt with(Arguments given) {
        return new InverseSqrt(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        double number = Clock.of(arguments, step, run).now() + 1.0;
        double warmup = arguments.get(WARMUP_STEPS);
        double size = arguments.get(MODEL_SIZE);
        double top = size == 0 ? 1 : 1 / Math.sqrt(size * warmup);
        return run.baseRate() * top * Math.min(number / warmup, Math.sqrt(warmup / number));
    }
}
