// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.min;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.UpdateInputs;

/// Cuts each entry of the gradient to an interval around 0.
///
/// @param arguments `limit`, greater than 0, 1 by default
@AutoService(OptimizerWrapper.class)
public record ClipValue(Arguments arguments) implements GradientWrapper {
    static final Parameter LIMIT = Parameter.positive("limit", 1, "the largest absolute value of an entry");

    /// The wrapper with its default arguments.
    public ClipValue() {
        this(Arguments.defaults(LIMIT));
    }

    @Override
    public String id() {
        return "clip-value";
    }

    @Override
    public String summary() {
        return "cuts each entry of the gradient";
    }

    @Override
    public Guide guide() {
        return new Guide("single entries of the gradient are wild",
                "the direction should stay as it is: use clip-norm",
                "T. Mikolov, \"Statistical Language Models Based on Neural Networks\", 2012");
    }

    @Override
    public String example() {
        return "clip-value(limit=10)";
    }

    @Override
    public ClipValue with(Arguments given) {
        return new ClipValue(given);
    }

    @Override
    public Expr gradient(UpdateInputs inputs) {
        Expr limit = constant(arguments.get(LIMIT));
        return max(min(inputs.gradient(), limit), limit.negate());
    }
}
