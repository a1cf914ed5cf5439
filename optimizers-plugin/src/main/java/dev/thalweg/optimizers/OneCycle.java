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

/// A learning rate that climbs to a height once and falls far below where it began, while the momentum does the
/// opposite.
///
/// From `b/divide` to `b` within the part `rise` of the steps, then down to `b/(divide·endDivide)` at the last one.
/// With `threePhases` it falls as far as it began in as many steps as it climbed, and the rest of the way after that.
/// Source: L. N. Smith and N. Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning
/// Rates", 2019; where phases end as in PyTorch.
///
/// @param arguments `maximum` `b`, by default the learning rate of the run; `totalSteps`, the whole run by default;
///     `rise`, 0.3; `shape`, `cosine` or `linear`; `divide`, 25; `endDivide`, 1e4; `threePhases`; `cycleMomentum`, on
///     by default; `minMomentum`, 0.85, and `maxMomentum`, 0.95; `unit`
@AutoService(SchedulePlugin.class)
public record OneCycle(Arguments arguments) implements SchedulePlugin {
    static final Parameter RISE = Parameter.innerFraction("rise", 0.3, "the part of the steps in which it climbs")
            .alias("pct_start");
    static final Parameter SHAPE = Parameter.choice("shape", "how it climbs and falls", "cosine", "linear")
            .synonym("cos", "cosine").alias("anneal_strategy");
    static final Parameter DIVIDE = Parameter.positive("divide", 25, "how far below the top it begins")
            .alias("div_factor");
    static final Parameter END_DIVIDE = Parameter.positive("endDivide", 1e4, "how far below its beginning it ends")
            .alias("final_div_factor");
    static final Parameter THREE_PHASES = Parameter.flag("threePhases", false, "falls as it climbed first")
            .alias("three_phase");
    private static final Momentum MOMENTUM = new Momentum(0.85, 0.95);

    /// The schedule with its default arguments.
    public OneCycle() {
        this(Arguments.defaults(Momentum.MAXIMUM_RATE, Warmup.TOTAL_STEPS, RISE, SHAPE, DIVIDE, END_DIVIDE,
                THREE_PHASES,
                Momentum.CYCLES, MOMENTUM.low(), MOMENTUM.high(), Clock.UNIT));
    }

    @Override
    public String id() {
        return "one-cycle";
    }

    @Override
    public String summary() {
        return "climbs once, then falls far below its beginning";
    }

    @Override
    public Guide guide() {
        return new Guide("training should be short and high rates are bearable, as with sgd and momentum",
                "training may stop early: most is gained at the end",
                "L. N. Smith and N. Topin, \"Super-Convergence: Very Fast Training of Neural Networks Using Large "
                        + "Learning Rates\", 2019");
    }

    @Override
    public List<String> equations() {
        return List.of("start = maximum / divide",
                "end = start / endDivide",
                "p = from 0 to 1 along half a cosine, or evenly",
                "rate = start + (maximum - start) * p in the first rise * totalSteps - 1 steps",
                "rate = maximum + (end - maximum) * p in the others",
                "momentum = from maxMomentum to minMomentum and back");
    }

    @Override
    public OneCycle with(Arguments given) {
        return new OneCycle(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        double top = Momentum.maximumRate(arguments, run);
        double start = top / arguments.get(DIVIDE);
        double end = start / arguments.get(END_DIVIDE);
        Clock clock = Clock.of(arguments, step, run);
        return along(clock, start, top, arguments.flag(THREE_PHASES) ? start : end, end);
    }

    @Override
    public OptionalDouble momentum(long step, ScheduleRun run) {
        return MOMENTUM.at(arguments, along(Clock.of(arguments, step, run), 0, 1, 0, 0));
    }

    /// A number that goes from its start to its top, to where the fall ends, and to the end.
    private double along(Clock clock, double start, double top, double fallen, double end) {
        double last = clock.length(Warmup.TOTAL_STEPS) - 1;
        double climbed = arguments.get(RISE) * (last + 1) - 1;
        double middle = arguments.flag(THREE_PHASES) ? Math.min(2 * climbed, last) : last;
        double now = clock.now();
        return now <= climbed ? between(start, top, now, 0, climbed)
                : now <= middle ? between(top, fallen, now, climbed, middle) : between(fallen, end, now, middle, last);
    }

    private double between(double from, double to, double now, double begin, double over) {
        double part = over <= begin ? 1 : Math.clamp((now - begin) / (over - begin), 0, 1);
        double gone = arguments.choice(SHAPE).equals("linear") ? part : (1 - Math.cos(Math.PI * part)) / 2;
        return from + (to - from) * gone;
    }

    @Override
    public long length(ScheduleRun run) {
        return Clock.steps(arguments, Warmup.TOTAL_STEPS, run);
    }
}
