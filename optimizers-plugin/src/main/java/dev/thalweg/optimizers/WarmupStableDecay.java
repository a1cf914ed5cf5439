// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;

/// A learning rate that climbs evenly from 0, stays, and falls to 0 at the end.
///
/// `η·k/w` in step `k < w`, counted from 0, then `η`, and from step `s` on `η·(1 - p)`, with `p = min(1, (k - s)/d)`.
/// With the shape `sqrt` it falls as `1 - √p`, which spends less time at high rates. Sources: S. Hu et al., "MiniCPM",
/// 2024; A. Hägele et al., "Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations", 2024.
///
/// @param arguments `warmupSteps` `w`, 0 by default; `decaySteps` `d`, a fifth of the run by default; `decayStart` `s`,
///     by default so that the fall ends with the run; `shape` `linear`, `sqrt` or `cosine`; `unit`
@AutoService(SchedulePlugin.class)
public record WarmupStableDecay(Arguments arguments) implements SchedulePlugin {
    static final Parameter DECAY_STEPS = Parameter
            .integer("decaySteps", 0, 0, Integer.MAX_VALUE, "how long the fall takes; 0 for a fifth of the run")
            .alias("decay_steps");
    static final Parameter DECAY_START = Parameter.integer("decayStart", 0, 0, Integer.MAX_VALUE,
            "when the fall begins; 0 for so late that it ends with the run").alias("decay_start");
    static final Parameter SHAPE = Parameter.choice("shape", "how it falls", "linear", "sqrt", "cosine");

    /// The schedule with its default arguments.
    public WarmupStableDecay() {
        this(Arguments.defaults(Warmup.WARMUP_STEPS, DECAY_STEPS, DECAY_START, SHAPE, Clock.UNIT));
    }

    @Override
    public String id() {
        return "wsd";
    }

    @Override
    public List<String> aliases() {
        return List.of("warmup-stable-decay");
    }

    @Override
    public String summary() {
        return "climbs evenly, stays, and falls at the end";
    }

    @Override
    public Guide guide() {
        return new Guide("training may be prolonged: whatever the length, only the last part falls",
                "the length is fixed and short: cosine is as good",
                "S. Hu et al., \"MiniCPM: Unveiling the Potential of Small Language Models with Scalable Training "
                        + "Strategies\", 2024; A. Hägele et al., \"Scaling Laws and Compute-Optimal Training Beyond Fixed "
                        + "Training Durations\", 2024");
    }

    @Override
    public List<String> equations() {
        return List.of("p = min(1, max(0, (step - decayStart) / decaySteps))",
                "left = 1 - p (linear), 1 - sqrt(p) (sqrt) or (1 + cos(pi * p)) / 2 (cosine)",
                "rate = learningRate * where(step < warmupSteps, step / warmupSteps, left)");
    }

    @Override
    public String example() {
        return "wsd(warmupSteps=100, shape=sqrt)";
    }

    @Override
    public WarmupStableDecay with(Arguments given) {
        return new WarmupStableDecay(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        Clock clock = Clock.of(arguments, step, run);
        double steps = given(DECAY_STEPS, Math.max(1, Math.floor(clock.end() / 5.0)));
        double start = given(DECAY_START, clock.end() - steps);
        double fallen = Math.clamp((clock.now() - start) / steps, 0, 1);
        return run.baseRate() * (Warmup.isOn(clock) ? Warmup.climbed(clock) : left(fallen));
    }

    private double given(Parameter parameter, double otherwise) {
        double value = arguments.get(parameter);
        return value == 0 ? otherwise : value;
    }

    private double left(double fallen) {
        return switch (arguments.choice(SHAPE)) {
            case "sqrt" -> 1 - Math.sqrt(fallen);
            case "cosine" -> (1 + Math.cos(Math.PI * fallen)) / 2;
            default -> 1 - fallen;
        };
    }
}
