// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.size;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.where;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.UpdateInputs;

/// The group lasso by its proximal step: all weights of an output come nearer to 0 together, and become exactly 0
/// together.
///
/// `w ← w·max(1 - ηλ√d/‖w‖, 0)` for the `d` weights `w` of an output. Biases stay. Source: M. Yuan and Y. Lin, "Model
/// Selection and Estimation in Regression with Grouped Variables", 2006.
///
/// @param arguments `factor` λ, at least 0, 1e-3 by default
@AutoService(OptimizerWrapper.class)
public record GroupLasso(Arguments arguments) implements WeightWrapper {
    static final Parameter FACTOR = Parameter.nonNegative("factor", 1e-3, "the factor of the norms");

    /// The wrapper with its default arguments.
    public GroupLasso() {
        this(Arguments.defaults(FACTOR));
    }

    @Override
    public String id() {
        return "group-lasso";
    }

    @Override
    public String summary() {
        return "makes the weights of an output exactly 0 together";
    }

    @Override
    public Guide guide() {
        return new Guide("whole outputs of a layer should disappear",
                "single weights should: use l1",
                "M. Yuan and Y. Lin, \"Model Selection and Estimation in Regression with Grouped Variables\", 2006");
    }

    @Override
    public String example() {
        return "group-lasso(factor=0.3)";
    }

    @Override
    public GroupLasso with(Arguments given) {
        return new GroupLasso(given);
    }

    @Override
    public boolean seesMatrices() {
        return true;
    }

    @Override
    public Expr weights(UpdateInputs inputs, Expr moved) {
        Expr norm = Units.norm(moved, inputs);
        Expr distance = inputs.learningRate().times(arguments.get(FACTOR))
                .times(sqrt(size(Units.within(inputs))));
        return moved.times(where(norm.greaterThan(distance), constant(1).minus(distance.over(norm)), 0));
    }
}
