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

/// Geman-McClure loss: the squared error divided by what it grows to, so that it is bounded.
///
/// With `r = prediction - target` and `u = (r/c)²`: `r²/2/(1 + u)`. Gradient `r/(1 + u)²`. Not convex; never above `c²/2`. Far out it
/// is computed as `c²/2/(1 + 1/u)`, where nothing overflows. The catalogue's form, `2u/(u + 4)`, is `barron-general(alpha=-2)`.
/// Source: S. Geman and D. E. McClure, "Statistical methods for tomographic image reconstruction", 1987.
///
/// @param arguments `scale`, greater than 0, 1 by default
@AutoService(LossPlugin.class)
public record GemanMcClure(Arguments arguments) implements ElementwiseLoss {
    static final Parameter SCALE = Parameter.positive("scale", 1, "the residual that costs half of the most");

    /// The loss with its default arguments.
    public GemanMcClure() {
        this(Arguments.defaults(SCALE));
    }

    @Override
    public String id() {
        return "geman-mcclure";
    }

    @Override
    public String summary() {
        return "the squared residual, bounded by a fraction";
    }

    @Override
    public Guide guide() {
        return new Guide("gross errors should count nothing more than a bounded cost",
                "predictions start far off: nothing pulls them back",
                "S. Geman and D. E. McClure, \"Statistical methods for tomographic image reconstruction\", 1987");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, lipschitz(arguments.get(SCALE) * 9 / (16 * Math.sqrt(3))), smooth(1));
    }

    @Override
    public GemanMcClure with(Arguments given) {
        return new GemanMcClure(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr scale = SCALE.expr();
        Expr residual = prediction.minus(target);
        Expr ratio = residual.over(scale);
        Expr near = residual.square().half().over(ratio.square().plus(1));
        Expr far = scale.square().half().over(scale.over(residual).square().plus(1));
        return where(ratio.abs().greaterThan(constant(1)), far, near);
    }
}
