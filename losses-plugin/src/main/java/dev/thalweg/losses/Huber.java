// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
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

/// Huber loss: quadratic near the target, linear far away, so one outlier cannot dominate.
///
/// With `r = prediction - target`: `r²/2` where `|r| ≤ δ`, else `δ(|r| - δ/2)`.
/// The gradient is `r` clamped to `[-δ, δ]`, continuous everywhere. Convex; δ-Lipschitz.
/// The constant that minimises it moves from the median (δ → 0) to the mean (δ → ∞).
/// Source: P. J. Huber, "Robust Estimation of a Location Parameter", 1964.
///
/// @param arguments `delta`, greater than 0, 1 by default
@AutoService(LossPlugin.class)
public record Huber(Arguments arguments) implements ElementwiseLoss {
    static final Parameter DELTA = Parameter.positive("delta", 1.0, "where quadratic turns linear");

    /// The loss with its default arguments.
    public Huber() {
        this(Arguments.defaults(DELTA));
    }

    @Override
    public String id() {
        return "huber";
    }

    @Override
    public String summary() {
        return "quadratic near the target, linear far away";
    }

    @Override
    public Guide guide() {
        return new Guide("targets have outliers that should not dominate",
                "large errors are real and must count in full: use mse",
                "P. J. Huber, \"Robust Estimation of a Location Parameter\", 1964");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, lipschitz(arguments.get(DELTA)), smooth(1));
    }

    @Override
    public Huber with(Arguments given) {
        return new Huber(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        return of(prediction.minus(target), DELTA.expr());
    }

    /// `c·r − c²/2` with the residual clamped, `c`: no branch computes what the other one does.
    static Expr of(Expr residual, Expr delta) {
        Expr floored = where(residual.lessThan(delta.negate()), delta.negate(), residual);
        Expr clamped = where(residual.greaterThan(delta), delta, floored);
        return clamped.times(residual).minus(clamped.square().half());
    }
}
