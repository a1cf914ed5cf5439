// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.smooth;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Expectile loss: the square of the residual, tilted, so that the best constant is the given expectile of the targets.
///
/// With `u = target - prediction`: `τu²` where `u ≥ 0`, else `(1 - τ)u²`. Gradient `-2τu` or `-2(1 - τ)u`, continuous everywhere.
/// Convex; second derivative at most `2·max(τ, 1 - τ)`. `tau=0.5` is half the squared error. XGBoost's `reg:expectileerror` is half
/// of this, CatBoost's the same. Source: W. K. Newey and J. L. Powell, "Asymmetric Least Squares Estimation and Testing", 1987.
///
/// @param arguments `tau`, between 0 and 1, 0.5 by default
@AutoService(LossPlugin.class)
public record Expectile(Arguments arguments) implements ElementwiseLoss {
    static final Parameter TAU = Parameter.innerFraction("tau", 0.5, "which expectile is estimated");

    /// The loss with its default arguments.
    public Expectile() {
        this(Arguments.defaults(TAU));
    }

    @Override
    public String id() {
        return "expectile";
    }

    @Override
    public String summary() {
        return "tilted squared residual whose minimum is an expectile";
    }

    @Override
    public Guide guide() {
        return new Guide("errors on one side cost more, and smoothly so",
                "the estimate must be read as a quantile, or targets have outliers",
                "W. K. Newey and J. L. Powell, \"Asymmetric Least Squares Estimation and Testing\", 1987");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, smooth(2 * Math.max(arguments.get(TAU), 1 - arguments.get(TAU))));
    }

    @Override
    public Expectile with(Arguments given) {
        return new Expectile(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr under = target.minus(prediction);
        Expr tilt = where(under.atLeast(constant(0)), TAU.expr(), constant(1).minus(TAU.expr()));
        return tilt.times(under.square());
    }
}
