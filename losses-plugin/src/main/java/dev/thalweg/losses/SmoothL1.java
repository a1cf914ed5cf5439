// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

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

/// Smooth L1 loss: the absolute error with its corner rounded off; Huber's loss divided by its δ.
///
/// With `r = prediction - target`: `r²/(2β)` where `|r| < β`, else `|r| - β/2`. The gradient is `r/β` clamped to
/// `[-1, 1]`. Convex; 1-Lipschitz. With β = 0 it is the absolute error, and its slope at equality is 0; PyTorch says
/// -1 for both inputs there, which is a slope of neither side. Source: R. Girshick, "Fast R-CNN", 2015.
///
/// @param arguments `beta`, at least 0, 1 by default
@AutoService(LossPlugin.class)
public record SmoothL1(Arguments arguments) implements ElementwiseLoss {
    static final Parameter BETA = Parameter.nonNegative("beta", 1.0, "half the width of the rounded corner");

    /// The loss with its default arguments.
    public SmoothL1() {
        this(Arguments.defaults(BETA));
    }

    @Override
    public String id() {
        return "smooth-l1";
    }

    @Override
    public String summary() {
        return "absolute residual with a rounded corner";
    }

    @Override
    public Guide guide() {
        return new Guide("outliers should pull with slope 1 whatever the width of the corner, as in box regression",
                "the quadratic part should keep its scale: use huber",
                "R. Girshick, \"Fast R-CNN\", 2015");
    }

    @Override
    public List<LossProperty> properties() {
        return arguments.get(BETA) == 0 ? List.of(NON_NEGATIVE, CONVEX, lipschitz(1))
                : List.of(NON_NEGATIVE, CONVEX, lipschitz(1), smooth(1 / arguments.get(BETA)));
    }

    @Override
    public SmoothL1 with(Arguments given) {
        return new SmoothL1(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        if (arguments.get(BETA) == 0) {
            return new Mae().formula(prediction, target);
        }
        Expr beta = BETA.expr();
        return Huber.of(prediction.minus(target), beta).over(beta);
    }
}
