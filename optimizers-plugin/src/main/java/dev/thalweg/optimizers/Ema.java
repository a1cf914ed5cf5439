// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.min;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.UpdateInputs;

/// The model is a running mean of the parameters: `a ← d·a + (1 - d)θ` after each step, from the first parameters on.
///
/// With `warmup` the mean forgets fast at first: `d_t = min(d, (1 + t)/(10 + t))` in step `t`, counted from 1. Training
/// goes on at `θ`. Source: B. T. Polyak and A. B. Juditsky, "Acceleration of Stochastic Approximation by Averaging",
/// 1992.
///
/// @param arguments `decay` d, at least 0 and less than 1, 0.999 by default; `warmup`, on by default
@AutoService(OptimizerWrapper.class)
public record Ema(Arguments arguments) implements ModelAverage {
    static final Parameter DECAY = Parameter.rate("decay", 0.999, "how much of the mean is kept");
    static final Parameter WARMUP = Parameter.flag("warmup", true, "forgets fast at first");

    /// The wrapper with its default arguments.
    public Ema() {
        this(Arguments.defaults(DECAY, WARMUP));
    }

    @Override
    public String id() {
        return "ema";
    }

    @Override
    public String summary() {
        return "the model is a running mean of the parameters";
    }

    @Override
    public Guide guide() {
        return new Guide("the last steps jump about and their mean is a better model",
                "training is shorter than a few times 1/(1 - decay) steps",
                "B. T. Polyak and A. B. Juditsky, \"Acceleration of Stochastic Approximation by Averaging\", 1992");
    }

    @Override
    public String example() {
        return "ema(decay=0.95)";
    }

    @Override
    public Ema with(Arguments given) {
        return new Ema(given);
    }

    @Override
    public String average() {
        return "runningAverage";
    }

    @Override
    public Expr average(UpdateInputs inputs, Expr before, Expr now) {
        Expr decay = constant(arguments.get(DECAY));
        Expr kept = arguments.flag(WARMUP) ? min(decay, inputs.step().plus(1).over(inputs.step().plus(10))) : decay;
        return Direction.running(before, kept, now);
    }
}
