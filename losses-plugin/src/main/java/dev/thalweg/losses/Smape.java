// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Symmetric mean absolute percentage error: the size of the residual in units of the mean size of prediction and target, never above
/// `2·scale`.
///
/// With `r = prediction - target` and `s = |prediction| + |target|`: `2·scale·|r|/s`, 0 where both are 0. Gradient
/// `2·scale·(sign(r)·s - |r|·sign(prediction))/s²`. Not convex; where the signs differ it is constant. The catalogue's factor 200 is
/// `scale=100`; some authors drop the 2. Source: S. Makridakis, "Accuracy measures: theoretical and practical concerns", 1993.
///
/// @param arguments `scale`, greater than 0, 100 by default
@AutoService(LossPlugin.class)
public record Smape(Arguments arguments) implements ElementwiseLoss {
    /// The loss with its default arguments.
    public Smape() {
        this(Arguments.defaults(Mape.SCALE));
    }

    @Override
    public String id() {
        return "smape";
    }

    @Override
    public String summary() {
        return "absolute residual in units of the mean size of prediction and target";
    }

    @Override
    public Guide guide() {
        return new Guide("forecasts are compared in percent and some targets are near 0",
                "it is what is trained: the slope vanishes where signs differ, and too low costs more than too high",
                "S. Makridakis, \"Accuracy measures: theoretical and practical concerns\", 1993");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public Smape with(Arguments given) {
        return new Smape(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr size = prediction.abs().plus(target.abs());
        Expr value = Mape.SCALE.expr().times(2).times(prediction.minus(target).abs()).over(size);
        return where(size.equalTo(constant(0)), constant(0), value);
    }
}
