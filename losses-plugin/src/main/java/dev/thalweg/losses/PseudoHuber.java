// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.sqrt;
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

/// Pseudo-Huber loss, also Charbonnier's: Huber's with all its corners rounded off.
///
/// With `r = prediction - target` and `q = √(1 + (r/δ)²)`: `δ²(q - 1)`, computed as `r²/(1 + q)`, which does not cancel. Gradient
/// `r/q`. Convex; δ-Lipschitz; second derivative `1/q³`, at most 1. Far out `q` is taken as `|r|/δ·√(1 + (δ/r)²)`, whose square does
/// not overflow. Source: P. Charbonnier et al., "Deterministic Edge-Preserving Regularization in Computed Imaging", 1997.
///
/// @param arguments `delta`, greater than 0, 1 by default
@AutoService(LossPlugin.class)
public record PseudoHuber(Arguments arguments) implements ElementwiseLoss {
    /// The loss with its default arguments.
    public PseudoHuber() {
        this(Arguments.defaults(Huber.DELTA));
    }

    @Override
    public String id() {
        return "pseudo-huber";
    }

    @Override
    public String summary() {
        return "quadratic near the target, nearly linear far away, smooth everywhere";
    }

    @Override
    public Guide guide() {
        return new Guide("outliers should not dominate and a second derivative is needed everywhere",
                "small residuals must count exactly as squares: use huber",
                "P. Charbonnier et al., \"Deterministic Edge-Preserving Regularization in Computed Imaging\", 1997");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, lipschitz(arguments.get(Huber.DELTA)), smooth(1));
    }

    @Override
    public PseudoHuber with(Arguments given) {
        return new PseudoHuber(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr delta = Huber.DELTA.expr();
        Expr size = prediction.minus(target).abs();
        Expr ratio = size.over(delta);
        Expr near = size.square().over(sqrt(ratio.square().plus(1)).plus(1));
        Expr root = sqrt(delta.over(size).square().plus(1));
        Expr far = delta.times(size.times(root).minus(delta));
        return where(ratio.greaterThan(constant(1)), far, near);
    }
}
