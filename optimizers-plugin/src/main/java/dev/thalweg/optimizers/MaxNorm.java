// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.where;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.UpdateInputs;

/// Bounds the norm of the weights of each output: `w·min(1, c/‖w‖)`. Biases stay.
///
/// Source: N. Srebro and A. Shraibman, "Rank, Trace-Norm and Max-Norm", 2005.
///
/// @param arguments `limit` c, greater than 0, 2 by default
@AutoService(OptimizerWrapper.class)
public record MaxNorm(Arguments arguments) implements WeightWrapper {
    static final Parameter LIMIT = Parameter.positive("limit", 2, "the greatest norm of the weights of an output");

    /// The wrapper with its default arguments.
    public MaxNorm() {
        this(Arguments.defaults(LIMIT));
    }

    @Override
    public String id() {
        return "max-norm";
    }

    @Override
    public String summary() {
        return "bounds the norm of the weights of each output";
    }

    @Override
    public Guide guide() {
        return new Guide("rates are high, as with dropout, and weights should not run away",
                "weights should be small rather than bounded: use weightDecay",
                "N. Srebro and A. Shraibman, \"Rank, Trace-Norm and Max-Norm\", 2005; N. Srivastava et al., "
                        + "\"Dropout: A Simple Way to Prevent Neural Networks from Overfitting\", 2014");
    }

    @Override
    public String example() {
        return "max-norm(limit=1)";
    }

    @Override
    public MaxNorm with(Arguments given) {
        return new MaxNorm(given);
    }

    @Override
    public boolean seesMatrices() {
        return true;
    }

    @Override
    public Expr weights(UpdateInputs inputs, Expr moved) {
        Expr norm = Units.norm(moved, inputs);
        Expr limit = constant(arguments.get(LIMIT));
        return moved.times(where(norm.greaterThan(limit), limit.over(norm), 1));
    }
}
