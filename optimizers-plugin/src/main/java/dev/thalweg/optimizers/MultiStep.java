// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.Parameter.Range;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;

/// A learning rate that falls by a factor at given steps.
///
/// `η·γ^m` in step `k`, counted from 0, where `m` is how many milestones are at most `k`.
///
/// @param arguments `milestones` in any order, none by default; `gamma`, greater than 0, 0.1 by default; `unit`
@AutoService(SchedulePlugin.class)
public record MultiStep(Arguments arguments) implements SchedulePlugin {
    static final Parameter MILESTONES = Parameter.numbers("milestones",
            new Range(0, false, Integer.MAX_VALUE, false, "a number >= 0"), "the steps at which the rate falls");
    static final Parameter GAMMA = Parameter.positive("gamma", 0.1, "the factor of each fall");

    /// The schedule with its default arguments.
    public MultiStep() {
        this(Arguments.defaults(MILESTONES, GAMMA, Clock.UNIT));
    }

    @Override
    public String id() {
        return "multi-step";
    }

    @Override
    public String summary() {
        return "falls by a factor at given steps";
    }

    @Override
    public Guide guide() {
        return new Guide("a recipe says at which epochs the rate falls",
                "there is no recipe: use cosine",
                "");
    }

    @Override
    public List<String> equations() {
        return List.of("rate = learningRate * gamma ^ (number of milestones <= step)");
    }

    @Override
    public String example() {
        return "multi-step([500, 750], gamma=0.3)";
    }

    @Override
    public MultiStep with(Arguments given) {
        return new MultiStep(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        Clock clock = Clock.of(arguments, step, run);
        long passed = arguments.numbers(MILESTONES).stream().filter(milestone -> milestone <= clock.now()).count();
        return run.baseRate() * Math.pow(arguments.get(GAMMA), (double) passed);
    }
}
