// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import java.util.List;

/// A learning rate that falls with the inverse of time.
///
/// `η/(1 + r·k)^p` in step `k`, counted from 0. With `p` above a half and at most 1 the rates meet the conditions of Robbins and Monro.
/// Source: H. Robbins and S. Monro, "A Stochastic Approximation Method", 1951.
///
/// @param arguments `decay` `r`, at least 0, 0.01 by default; `power` `p`, greater than 0, 1 by default; `unit`
@AutoService(SchedulePlugin.class)
public record InverseTime(Arguments arguments) implements SchedulePlugin {
    static final Parameter DECAY = Parameter.nonNegative("decay", 0.01, "how fast it falls");
    static final Parameter POWER = Parameter.positive("power", 1, "the power of the inverse");

    /// The schedule with its default arguments.
    public InverseTime() {
        this(Arguments.defaults(DECAY, POWER, Clock.UNIT));
    }

    @Override
    public String id() {
        return "inverse-time";
    }

    @Override
    public String summary() {
        return "falls with the inverse of time";
    }

    @Override
    public Guide guide() {
        return new Guide("convergence should be provable: stochastic gradients of a convex function",
                "training is of fixed length: linear and cosine end at 0",
                "H. Robbins and S. Monro, \"A Stochastic Approximation Method\", 1951");
    }

    @Override
    public List<String> equations() {
        return List.of("rate = learningRate / (1 + decay * step) ^ power");
    }

    @Override
    public InverseTime with(Arguments given) {
        return new InverseTime(given);
    }

    @Override
    public double rate(long step, ScheduleRun run) {
        Clock clock = Clock.of(arguments, step, run);
        return run.baseRate() / Math.pow(1 + arguments.get(DECAY) * clock.now(), arguments.get(POWER));
    }
}
