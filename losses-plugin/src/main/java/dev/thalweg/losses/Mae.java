// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.stop;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Mean absolute error: the size of the residual, so that the best constant is the median.
///
/// With `r = prediction - target`: `|r|`. Gradient `sign(r)`, and 0 where the residual is 0 or NaN, as in PyTorch: the
/// formula holds it constant there. Convex, 1-Lipschitz.
///
/// The mean divides by the number of elements, whatever the sample weights are.
/// Source: R. J. Boscovich, "De litteraria expeditione per pontificiam ditionem", 1757.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record Mae(Arguments arguments) implements ElementwiseLoss {

    /// The loss with its default arguments.
    public Mae() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "mae";
    }

    @Override
    public List<String> aliases() {
        return List.of("l1");
    }

    @Override
    public String summary() {
        return "absolute residual";
    }

    @Override
    public Guide guide() {
        return new Guide("the median is wanted, or outliers are many",
                "a slope that fades near the target is needed: use huber or smooth-l1",
                "R. J. Boscovich, \"De litteraria expeditione per pontificiam ditionem\", 1757");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, lipschitz(1));
    }

    @Override
    public Mae with(Arguments given) {
        return new Mae(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr residual = prediction.minus(target);
        Expr zero = constant(0);
        return where(residual.greaterThan(zero), residual,
                where(residual.lessThan(zero), residual.negate(), stop(residual)));
    }
}
