// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.exp;
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
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Negative log-likelihood of counts under a Poisson distribution.
///
/// With predicted log-rate `x` and count `t`: `eˣ - t·x`; gradient `eˣ - t`. With `logInput=false` the prediction is
/// the rate: `x - t·log(x + ε)`. Convex in either; not Lipschitz. `full` adds Stirling's approximation of `log t!`,
/// `t·log t - t + log(2πt)/2`, for counts above 1; it moves the value and the gradient of the target alone. At a
/// count of 0 the target's gradient is `-x`; PyTorch says NaN with `full`.
///
/// Source: J. A. Nelder and R. W. M. Wedderburn, "Generalized Linear Models", 1972; parameters of PyTorch's
/// `PoissonNLLLoss`.
///
/// @param arguments `logInput`, true by default; `full`, false by default; `epsilon`, at least 0, 1e-8 by default,
///     which keeps the logarithm of a rate of 0 finite
@AutoService(LossPlugin.class)
public record PoissonNll(Arguments arguments) implements ElementwiseLoss {
    static final Parameter LOG_INPUT = Parameter.flag("logInput", true, "predictions are logarithms of rates")
            .alias("log_input");
    static final Parameter FULL = Parameter.flag("full", false, "adds Stirling's approximation of log t!");
    static final Parameter EPSILON = Parameter.nonNegative("epsilon", 1e-8, "added to a rate before its logarithm")
            .alias("eps");

    /// The loss with its default arguments.
    public PoissonNll() {
        this(Arguments.defaults(LOG_INPUT, FULL, EPSILON));
    }

    @Override
    public String id() {
        return "poisson-nll";
    }

    @Override
    public String summary() {
        return "negative log-likelihood of counts under a Poisson distribution";
    }

    @Override
    public Guide guide() {
        return new Guide("targets are counts",
                "counts vary more than their mean: the variance is taken to be the mean",
                "J. A. Nelder and R. W. M. Wedderburn, \"Generalized Linear Models\", 1972; parameters of PyTorch's `PoissonNLLLoss`");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(CONVEX);
    }

    @Override
    public PoissonNll with(Arguments given) {
        return new PoissonNll(given);
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.inputs(arguments.flag(LOG_INPUT) ? Domain.REAL : Domain.NON_NEGATIVE,
                Domain.NON_NEGATIVE);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr likelihood = arguments.flag(LOG_INPUT) ? exp(prediction).minus(target.times(prediction))
                : prediction.minus(target.times(log(prediction.plus(EPSILON.expr()))));
        return arguments.flag(FULL) ? likelihood.plus(logFactorial(target)) : likelihood;
    }

    private static Expr logFactorial(Expr count) {
        Expr stirling = count.times(log(count)).minus(count).plus(log(count.times(2 * Math.PI)).half());
        return where(count.greaterThan(constant(1)), stirling, 0);
    }
}
