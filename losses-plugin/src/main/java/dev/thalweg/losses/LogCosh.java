// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.exp;
import static dev.thalweg.api.formula.Formulas.log1p;
import static dev.thalweg.api.formula.Formulas.tanh;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;
import static dev.thalweg.api.loss.LossProperty.smooth;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Log-cosh: like half the square near the target, like the absolute error less `log 2` far away, smooth everywhere.
///
/// With `r = prediction - target`: `log(cosh(r))`. Gradient `tanh(r)`. Convex; 1-Lipschitz; second derivative `1 -
/// tanh²(r)`. `cosh` would overflow beyond 89 in single precision, so the far form is `|r| + log(1 + e^(-2|r|)) - log
/// 2`; that one cancels near 0, where `-log(1 - tanh²(r))/2` keeps its digits. Source: P. J. Green, "Bayesian
/// reconstructions from emission tomography data using a modified EM algorithm", 1990.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record LogCosh(Arguments arguments) implements ElementwiseLoss {
    private static final double LOG_2 = 0.6931471805599453;

    /// The loss with its default arguments.
    public LogCosh() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "log-cosh";
    }

    @Override
    public String summary() {
        return "logarithm of the hyperbolic cosine of the residual";
    }

    @Override
    public Guide guide() {
        return new Guide("a smooth loss with bounded slope is wanted and no number to be tuned",
                "the width of the quadratic part matters: use huber or pseudo-huber",
                "P. J. Green, \"Bayesian reconstructions from emission tomography data using a modified EM algorithm\", 1990");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, lipschitz(1), smooth(1));
    }

    @Override
    public LogCosh with(Arguments given) {
        return new LogCosh(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr residual = prediction.minus(target);
        Expr size = residual.abs();
        Expr near = log1p(tanh(residual).square().negate()).times(-0.5);
        Expr far = size.plus(log1p(exp(size.times(-2)))).minus(LOG_2);
        return where(size.lessThan(constant(1)), near, far);
    }
}
