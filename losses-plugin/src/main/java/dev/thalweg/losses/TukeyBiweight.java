// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.where;
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

/// Tukey's biweight: residuals beyond the cut cost the same and do not pull at all.
///
/// With `u = ((prediction - target)/c)²`: `c²/6·(1 - (1 - u)³)` where `u ≤ 1`, else `c²/6`; the bracket is computed as `u(3 - u(3 -
/// u))`, which does not cancel. Gradient `r(1 - u)²`, 0 from the cut on, continuous everywhere. Not convex; bounded. `scale` is in
/// units of the residual: the default 4.685 gives 95 % efficiency for normal noise of deviation 1. A widely used implementation
/// inverts the bracket. Source: A. E. Beaton and J. W. Tukey, "The Fitting of Power Series", 1974.
///
/// @param arguments `scale`, greater than 0, 4.685 by default
@AutoService(LossPlugin.class)
public record TukeyBiweight(Arguments arguments) implements ElementwiseLoss {
    static final Parameter SCALE = Parameter.positive("scale", 4.685, "the residual from which on nothing pulls");

    /// The loss with its default arguments.
    public TukeyBiweight() {
        this(Arguments.defaults(SCALE));
    }

    @Override
    public String id() {
        return "tukey-biweight";
    }

    @Override
    public String summary() {
        return "constant beyond a cut, so that far outliers do not pull";
    }

    @Override
    public Guide guide() {
        return new Guide("a share of the targets is plain wrong and should be ignored",
                "predictions start far off: nothing pulls them back",
                "A. E. Beaton and J. W. Tukey, \"The Fitting of Power Series\", 1974");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, lipschitz(arguments.get(SCALE) * 16 / (25 * Math.sqrt(5))), smooth(1));
    }

    @Override
    public TukeyBiweight with(Arguments given) {
        return new TukeyBiweight(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr scale = SCALE.expr();
        Expr ratio = prediction.minus(target).over(scale);
        Expr u = ratio.square();
        Expr near = u.times(constant(3).minus(u.times(constant(3).minus(u))));
        return scale.square().over(constant(6)).times(where(u.greaterThan(constant(1)), constant(1), near));
    }
}
