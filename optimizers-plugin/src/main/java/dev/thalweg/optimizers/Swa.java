// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.where;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.UpdateInputs;

/// Stochastic weight averaging: the model is the mean of where the parameters have been since some step.
///
/// `a ← θ` up to step `from`, later `a ← a + (θ - a)/n`, where `n` counts the steps since. Training goes on at `θ`.
/// Source: P. Izmailov et al., "Averaging Weights Leads to Wider Optima and Better Generalization", 2018.
///
/// @param arguments `from`, at least 0, 0 by default: steps before the first one that counts
@AutoService(OptimizerWrapper.class)
public record Swa(Arguments arguments) implements ModelAverage {
    static final Parameter FROM = Parameter.integer("from", 0, 0, Integer.MAX_VALUE, "steps that do not count");

    /// The wrapper with its default arguments.
    public Swa() {
        this(Arguments.defaults(FROM));
    }

    @Override
    public String id() {
        return "swa";
    }

    @Override
    public String summary() {
        return "the model is the mean of the parameters since some step";
    }

    @Override
    public Guide guide() {
        return new Guide("a rate that stays high at the end explores the bottom of a valley",
                "the rate falls to 0 anyway, for then the last point is the mean",
                "P. Izmailov et al., \"Averaging Weights Leads to Wider Optima and Better Generalization\", 2018");
    }

    @Override
    public String example() {
        return "swa(from=100)";
    }

    @Override
    public Swa with(Arguments given) {
        return new Swa(given);
    }

    @Override
    public String average() {
        return "meanOfWeights";
    }

    @Override
    public Expr average(UpdateInputs inputs, Expr before, Expr now) {
        Expr count = max(constant(1), inputs.step().minus(arguments.get(FROM)));
        return where(count.equalTo(constant(1)), now, before.plus(now.minus(before).over(count)));
    }
}
