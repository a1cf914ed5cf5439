// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.cos;
import static dev.thalweg.api.formula.Formulas.log1p;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.where;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.UpdateInputs;

/// Adds normal noise to the gradient, less and less of it.
///
/// `g + √(v/t^γ)·z` in step `t`, counted from 1, with `z` normal, made of two uniform numbers by the way of Box and
/// Muller. They are a function of seed, parameter, step and position. Source: A. Neelakantan et al., "Adding Gradient
/// Noise Improves Learning for Very Deep Networks", 2015.
///
/// @param arguments `variance` v of the first step, at least 0, 0.01 by default; `power` γ, at least 0, 0.55 by default
@AutoService(OptimizerWrapper.class)
public record AddNoise(Arguments arguments) implements GradientWrapper {
    static final Parameter VARIANCE = Parameter.nonNegative("variance", 0.01, "the variance in the first step");
    static final Parameter POWER = Parameter.nonNegative("power", 0.55, "how fast the variance falls");

    /// The wrapper with its default arguments.
    public AddNoise() {
        this(Arguments.defaults(VARIANCE, POWER));
    }

    @Override
    public String id() {
        return "add-noise";
    }

    @Override
    public String summary() {
        return "adds normal noise to the gradient, less and less of it";
    }

    @Override
    public Guide guide() {
        return new Guide("a deep network is stuck from its first weights on",
                "batches are small: they bring noise of their own",
                "A. Neelakantan et al., \"Adding Gradient Noise Improves Learning for Very Deep Networks\", 2015");
    }

    @Override
    public String example() {
        return "add-noise(variance=100)";
    }

    @Override
    public AddNoise with(Arguments given) {
        return new AddNoise(given);
    }

    @Override
    public Expr gradient(UpdateInputs inputs) {
        Expr variance = constant(arguments.get(VARIANCE)).over(inputs.step().power(constant(arguments.get(POWER))));
        Expr radius = sqrt(log1p(uniform(inputs, 0).negate()).times(-2));
        Expr angle = uniform(inputs, 1).times(2 * Math.PI);
        return inputs.gradient().plus(sqrt(variance).times(radius).times(cos(angle)));
    }

    /// Numbers of this step, turned by those of this parameter: uniform again, and others for each parameter.
    private static Expr uniform(UpdateInputs inputs, int stream) {
        Axis[] axes = inputs.axes().all().toArray(Axis[]::new);
        Expr turned = Formulas.uniform(inputs.step(), stream, axes)
                .plus(Formulas.uniform(inputs.seed(), stream + 2, axes));
        return where(turned.lessThan(constant(1)), turned, turned.minus(1));
    }
}
