// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Mean absolute percentage error: the size of the residual in units of the target.
///
/// With `r = prediction - target`: `scale·|r|/max(|target|, ε)`. Gradient `scale·sign(r)/max(|target|, ε)`, 0 at equality. Convex in
/// the predictions; `scale/ε`-Lipschitz. ε decides what a target of 0 costs, and with the usual tiny one such a target drowns all
/// others. LightGBM and CatBoost take ε = 1 and no factor 100. Source: S. Makridakis, "Accuracy measures: theoretical and practical
/// concerns", 1993.
///
/// @param arguments `scale`, greater than 0, 100 by default; `epsilon`, greater than 0, 1e-7 by default
@AutoService(LossPlugin.class)
public record Mape(Arguments arguments) implements ElementwiseLoss {
    static final Parameter SCALE = Parameter.positive("scale", 100, "what an error as large as the target costs");
    static final Parameter EPSILON = Parameter.positive("epsilon", 1e-7, "the least size that a target counts as")
            .alias("eps");

    /// The loss with its default arguments.
    public Mape() {
        this(Arguments.defaults(SCALE, EPSILON));
    }

    @Override
    public String id() {
        return "mape";
    }

    @Override
    public String summary() {
        return "absolute residual in units of the target";
    }

    @Override
    public Guide guide() {
        return new Guide("errors are judged in percent and targets stay clear of 0",
                "targets come near 0, or predicting too low must not be cheaper than too high",
                "S. Makridakis, \"Accuracy measures: theoretical and practical concerns\", 1993");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX);
    }

    @Override
    public Mape with(Arguments given) {
        return new Mape(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr size = max(target.abs(), EPSILON.expr());
        return SCALE.expr().times(prediction.minus(target).abs()).over(size);
    }
}
