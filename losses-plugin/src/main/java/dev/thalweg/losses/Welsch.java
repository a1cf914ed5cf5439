// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.expm1;
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

/// Welsch or Leclerc loss: an inverted bell, bounded, so that far outliers do not pull.
///
/// With `r = prediction - target` and `u = (r/c)²`: `c²/2·(1 - e^(-u))`, by `expm1`. Gradient `r·e^(-u)`. Not convex; never above
/// `c²/2`. The default scale gives 95 % efficiency for normal noise of deviation 1. The catalogue's form, `1 - e^(-u/2)`, is
/// `barron-general(alpha=-Infinity)`. Source: P. W. Holland and R. E. Welsch, "Robust Regression Using Iteratively Reweighted
/// Least-Squares", 1977.
///
/// @param arguments `scale`, greater than 0, 2.9846 by default
@AutoService(LossPlugin.class)
public record Welsch(Arguments arguments) implements ElementwiseLoss {
    static final Parameter SCALE = Parameter.positive("scale", 2.9846, "how wide the bell is");

    /// The loss with its default arguments.
    public Welsch() {
        this(Arguments.defaults(SCALE));
    }

    @Override
    public String id() {
        return "welsch";
    }

    @Override
    public String summary() {
        return "an inverted bell, so that far outliers do not pull";
    }

    @Override
    public Guide guide() {
        return new Guide("gross errors should count nothing, and smoothly so",
                "predictions start far off: nothing pulls them back",
                "P. W. Holland and R. E. Welsch, \"Robust Regression Using Iteratively Reweighted Least-Squares\", 1977");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, lipschitz(arguments.get(SCALE) * Math.exp(-0.5) / Math.sqrt(2)), smooth(1));
    }

    @Override
    public Welsch with(Arguments given) {
        return new Welsch(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr ratio = prediction.minus(target).over(SCALE.expr());
        return SCALE.expr().square().half().times(expm1(ratio.square().negate()).negate());
    }
}
