// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.smooth;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Half the squared error, whose gradient is the residual itself.
///
/// With `r = prediction - target`: `r²/2`. Gradient `r`, second derivative 1. Convex; not Lipschitz. It is half of [Mse]: the
/// learning rate that suits one is twice, or half, that of the other. Source: A.-M. Legendre, "Nouvelles méthodes pour la
/// détermination des orbites des comètes", 1805.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record HalfSquaredError(Arguments arguments) implements ElementwiseLoss {
    /// The loss with its default arguments.
    public HalfSquaredError() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "half-squared-error";
    }

    @Override
    public String summary() {
        return "half the squared residual";
    }

    @Override
    public Guide guide() {
        return new Guide("gradients and Hessians go to a booster or a solver that expects the residual",
                "values are compared with those of others, who mostly leave out the half",
                "A.-M. Legendre, \"Nouvelles méthodes pour la détermination des orbites des comètes\", 1805");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, smooth(1));
    }

    @Override
    public HalfSquaredError with(Arguments given) {
        return new HalfSquaredError(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        return prediction.minus(target).square().half();
    }
}
