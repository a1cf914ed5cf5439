// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.UpdateInputs;

/// Scales the gradient of each tensor down so that its Euclidean norm is at most a limit: `g·min(1, c/‖g‖)`. The option
/// `--clip-norm` limits the norm of all tensors together.
///
/// @param arguments `limit` c, greater than 0, 1 by default
@AutoService(OptimizerWrapper.class)
public record ClipNorm(Arguments arguments) implements GradientWrapper {
    static final Parameter LIMIT = Parameter.positive("limit", 1, "the greatest norm of the gradient of a tensor");

    /// The wrapper with its default arguments.
    public ClipNorm() {
        this(Arguments.defaults(LIMIT));
    }

    @Override
    public String id() {
        return "clip-norm";
    }

    @Override
    public String summary() {
        return "scales the gradient of each tensor to a norm";
    }

    @Override
    public Guide guide() {
        return new Guide("rare gradients are much longer than others, as in recurrent networks",
                "all parameters should shorten together: use --clip-norm",
                "R. Pascanu, T. Mikolov and Y. Bengio, \"On the difficulty of training recurrent neural "
                        + "networks\", 2013");
    }

    @Override
    public String example() {
        return "clip-norm(limit=10)";
    }

    @Override
    public ClipNorm with(Arguments given) {
        return new ClipNorm(given);
    }

    @Override
    public Expr gradient(UpdateInputs inputs) {
        Expr norm = sqrt(sum(inputs.gradient().square(), inputs.axes().all()));
        Expr limit = constant(arguments.get(LIMIT));
        return inputs.gradient().times(where(norm.greaterThan(limit), limit.over(norm), 1));
    }
}
