// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Quantile or pinball loss: the best constant is the given quantile of the targets.
///
/// With `u = target - prediction`: `qu` where `u ≥ 0`, else `(q - 1)u`. The gradient with respect to the prediction
/// is `-q` below the target, `1 - q` above it, and `-q` at equality. Convex; `max(q, 1 - q)`-Lipschitz.
/// `quantile=0.5` is half the absolute error. Source: R. Koenker and G. Bassett, "Regression Quantiles", 1978.
///
/// @param arguments `quantile`, between 0 and 1, 0.5 by default
@AutoService(LossPlugin.class)
public record Quantile(Arguments arguments) implements ElementwiseLoss {
    static final Parameter QUANTILE = Parameter.innerFraction("quantile", 0.5, "which quantile is estimated");

    /// The loss with its default arguments.
    public Quantile() {
        this(Arguments.defaults(QUANTILE));
    }

    @Override
    public String id() {
        return "quantile";
    }

    @Override
    public String summary() {
        return "tilted absolute residual whose minimum is a quantile";
    }

    @Override
    public Guide guide() {
        return new Guide("an upper or lower bound is to be estimated, or errors on one side cost more",
                "the slope must fade near the target: use expectile",
                "R. Koenker and G. Bassett, \"Regression Quantiles\", 1978");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, lipschitz(Math.max(arguments.get(QUANTILE), 1 - arguments.get(QUANTILE))));
    }

    @Override
    public Quantile with(Arguments given) {
        return new Quantile(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr quantile = QUANTILE.expr();
        Expr under = target.minus(prediction);
        return where(under.atLeast(constant(0)), quantile.times(under), quantile.minus(1).times(under));
    }
}
