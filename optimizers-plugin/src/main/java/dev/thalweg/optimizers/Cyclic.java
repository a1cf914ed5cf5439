// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;
import java.util.OptionalDouble;

/// A learning rate that climbs and falls evenly, again and again, while the momentum does the opposite.
///
/// With `h` from 0 to 1 and back in `up` and `down` steps: `a + (b - a)·h·f`. The height `f` is 1 with the mode
/// `triangular`, halves in each cycle with `triangular2`, and is `γ^k` with `exp-range`. The momentum is `q - (q -
/// p)·h·f`. Source: L. N. Smith, "Cyclical Learning Rates for Training Neural Networks", 2017; details as in PyTorch.
///
/// @param arguments `minimum` `a`, at least 0, 0 by default; `maximum` `b`, by default the learning rate of the run;
///     `up`, at least 1, 2000 by default; `down`, as `up` by default; `mode`; `gamma` `γ`, 1 by default;
///     `cycleMomentum`, on by default; `minMomentum` `p`, 0.8, and `maxMomentum` `q`, 0.9; `unit`
@AutoService(SchedulePlugin.class)
public record Cyclic(Arguments arguments) implements SchedulePlugin {
    static final Parameter MINIMUM = Parameter.nonNegative("minimum", 0, "the rate at the bottom").alias("base_lr");
    static final Parameter UP = Parameter.integer("up", 2000, 1, Integer.MAX_VALUE, "how long it climbs")
            .alias("step_size_up");
    static final Parameter DOWN = Parameter
            .integer("down", 0, 0, Integer.MAX_VALUE, "how long it falls; 0 for as long as it climbs")
            .alias("step_size_down");
    static final Parameter MODE = Parameter
            .choice("mode", "what becomes of the height", "triangular", "triangular2", "exp-range")
            .synonym("exp_range", "exp-range");
    static final Parameter GAMMA = Parameter.positive("gamma", 1, "the factor of each step, for exp-range");
    private static final Momentum MOMENTUM = new Momentum(0.8, 0.9);

    /// The schedule with its default arguments.
    public Cyclic() {
        this(Arguments.defaults(MINIMUM, Momentum.MAXIMUM_RATE, UP, DOWN, MODE, GAMMA, Momentum.CYCLES, MOMENTUM.low(),
                MOMENTUM.high(), Clock.UNIT));
    }

    @Override
    public String id() {
        return "cyclic";
    }

    @Override
    public String summary() {
        return "climbs and falls evenly, again and again";
    }

    @Override
    public Guide guide() {
        return new Guide("a range of good rates is known, but no single one",
                "the rate should be low at the end",
                "L. N. Smith, \"Cyclical Learning Rates for Training Neural Networks\", 2017");
    }

    @Override
    public List<String> equations() {
        return List.of("h = from 0 to 1 in up steps, back to 0 in down steps",
                "f = 1 (triangular), 0.5 ^ cycle (triangular2) or gamma ^ step (exp-range)",
                "rate = minimum + (maximum - minimum) * h * f",
                "momentum = maxMomentum - (maxMomentum - minMomentum) * h * f");
    }

    @Override
    public String example() {
        return "cyclic(minimum=0.1, up=150, mode=triangular2)";
    }

    @Override
    public Cyclic with(Arguments given) {
        return new Cyclic(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        double minimum = arguments.get(MINIMUM);
        return minimum + (Momentum.maximumRate(arguments, run) - minimum) * height(step, run);
    }

    @Override
    public OptionalDouble momentum(long step, ScheduleRun run) {
        return MOMENTUM.at(arguments, height(step, run));
    }

    /// How far the rate is from its bottom, where the top of the first cycle is 1.
    private double height(long step, ScheduleRun run) {
        double now = Clock.of(arguments, step, run).now();
        double up = arguments.get(UP);
        double down = arguments.get(DOWN) == 0 ? up : arguments.get(DOWN);
        double inCycle = now % (up + down);
        double part = inCycle <= up ? inCycle / up : 1 - (inCycle - up) / down;
        return part * switch (arguments.choice(MODE)) {
            case "triangular2" -> Math.pow(0.5, Math.floor(now / (up + down)));
            case "exp-range" -> Math.pow(arguments.get(GAMMA), now);
            default -> 1;
        };
    }
}
