// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.log1p;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;
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

/// Cauchy or Lorentzian loss: grows like a logarithm, so that far outliers pull less and less.
///
/// With `r = prediction - target` and `u = (r/c)²`: `c²/2·log(1 + u)`. Gradient `r/(1 + u)`, greatest at `|r| = c`. Not convex;
/// `c/2`-Lipschitz. The default scale gives 95 % efficiency for normal noise of deviation 1. The catalogue's form, `log(1 + u/2)`, is
/// `barron-general(alpha=0)`. Source: P. W. Holland and R. E. Welsch, "Robust Regression Using Iteratively Reweighted Least-Squares",
/// 1977.
///
/// @param arguments `scale`, greater than 0, 2.3849 by default
@AutoService(LossPlugin.class)
public record Cauchy(Arguments arguments) implements ElementwiseLoss {
    static final Parameter SCALE = Parameter.positive("scale", 2.3849, "the residual that pulls most");

    /// The loss with its default arguments.
    public Cauchy() {
        this(Arguments.defaults(SCALE));
    }

    @Override
    public String id() {
        return "cauchy";
    }

    @Override
    public String summary() {
        return "logarithm of the squared residual far away";
    }

    @Override
    public Guide guide() {
        return new Guide("noise has heavy tails and gross errors happen",
                "residuals start far out and must come home quickly",
                "P. W. Holland and R. E. Welsch, \"Robust Regression Using Iteratively Reweighted Least-Squares\", 1977");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, lipschitz(arguments.get(SCALE) / 2), smooth(1));
    }

    @Override
    public Cauchy with(Arguments given) {
        return new Cauchy(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr ratio = prediction.minus(target).over(SCALE.expr());
        return SCALE.expr().square().half().times(log1p(ratio.square()));
    }
}
