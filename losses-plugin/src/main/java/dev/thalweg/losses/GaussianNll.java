// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.log;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Negative log-likelihood under a Gaussian whose variance is predicted too, so that a model can say how sure it is.
///
/// With residual `r = prediction - target` and variance `v`, at least ε: `½·(log v + r²/v)`; `full` adds `½·log 2π`. Gradient `r/v`;
/// with respect to `v`: `½·(1/v - r²/v²)`. Convex in the predictions, not in the variance. Unbounded below as `v → 0`, but for ε.
///
/// A variance below ε counts as ε and has slope 0, as the value does not change there; PyTorch lets the slope at ε through, which is
/// the slope of another function. `variance` has the shape of the predictions, or one number for each row. Source: D. A. Nix and A.
/// S. Weigend, "Estimating the Mean and Variance of the Target Probability Distribution", 1994.
///
/// @param arguments `full`, false by default; `epsilon`, greater than 0, 1e-6 by default
@AutoService(LossPlugin.class)
public record GaussianNll(Arguments arguments) implements LossPlugin {
    static final Parameter FULL = Parameter.flag("full", false, "adds the constant, half of log 2π");
    static final Parameter EPSILON = Parameter.positive("epsilon", 1e-6, "the least variance").alias("eps");
    private static final String VARIANCE = "variance";

    /// The loss with its default arguments.
    public GaussianNll() {
        this(Arguments.defaults(FULL, EPSILON));
    }

    @Override
    public String id() {
        return "gaussian-nll";
    }

    @Override
    public String summary() {
        return "negative log-likelihood under a Gaussian whose variance is predicted too";
    }

    @Override
    public Guide guide() {
        return new Guide("the noise differs from place to place and is to be estimated",
                "the variance may run off to 0 on data that is fitted exactly",
                "D. A. Nix and A. S. Weigend, \"Estimating the Mean and Variance of the Target Probability Distribution\", 1994");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(CONVEX);
    }

    @Override
    public GaussianNll with(Arguments given) {
        return new GaussianNll(given);
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.weighable(LossInput.prediction(Domain.REAL), LossInput.target(Domain.REAL),
                LossInput.shaped(VARIANCE, Layout.LEADING, "the predicted variance").over(Domain.NON_NEGATIVE));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr given = inputs.get(VARIANCE);
        Expr variance = where(given.lessThan(EPSILON.expr()), EPSILON.expr(), given);
        Expr residual = inputs.prediction().minus(inputs.target());
        Expr value = log(variance).plus(residual.square().over(variance)).half();
        return ElementwiseLoss.weighted(arguments.flag(FULL) ? value.plus(Math.log(2 * Math.PI) / 2) : value, inputs);
    }
}
