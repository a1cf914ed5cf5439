// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.mean;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.UpdateInputs;

/// Gradient centralisation: takes the mean off the gradient of each unit, so that the sum of its weights stays. What is
/// no matrix stays as it is.
///
/// Source: H. Yong et al., "Gradient Centralization: A New Optimization Technique for Deep Neural Networks", 2020.
///
/// @param arguments none
@AutoService(OptimizerWrapper.class)
public record Centralize(Arguments arguments) implements GradientWrapper {
    /// The wrapper with its default arguments.
    public Centralize() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "centralize";
    }

    @Override
    public String summary() {
        return "takes the mean off the gradient of each unit";
    }

    @Override
    public Guide guide() {
        return new Guide("hidden layers should train a little smoother at no cost",
                "a unit has one weight, for nothing is left of its gradient",
                "H. Yong et al., \"Gradient Centralization: A New Optimization Technique for Deep Neural "
                        + "Networks\", 2020");
    }

    @Override
    public Centralize with(Arguments given) {
        return new Centralize(given);
    }

    @Override
    public boolean seesMatrices() {
        return true;
    }

    @Override
    public Expr gradient(UpdateInputs inputs) {
        return inputs.axes().matrix().isEmpty() ? inputs.gradient()
                : inputs.gradient().minus(mean(inputs.gradient(), inputs.axes().matrix().get().inputs()));
    }
}
