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

/// Mean squared error: the square of the residual, so that the best constant is the mean.
///
/// With `r = prediction - target`: `r²`. Gradient `2r`, with respect to the target `-2r`. Convex and smooth; its
/// second derivative is 2. An infinite or missing prediction or target gives an infinite or missing loss.
///
/// The mean divides by the number of elements, whatever the sample weights are; `WEIGHTED_MEAN` divides by their sum.
/// Source: A.-M. Legendre, "Nouvelles méthodes pour la détermination des orbites des comètes", 1805.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record Mse(Arguments arguments) implements ElementwiseLoss {

    /// The loss with its default arguments.
    public Mse() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "mse";
    }

    @Override
    public String summary() {
        return "squared residual";
    }

    @Override
    public Guide guide() {
        return new Guide("noise is about normal and the mean is wanted",
                "targets have outliers: one of them outweighs a hundred others",
                "A.-M. Legendre, \"Nouvelles méthodes pour la détermination des orbites des comètes\", 1805");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, smooth(2));
    }

    @Override
    public Mse with(Arguments given) {
        return new Mse(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        return prediction.minus(target).square();
    }
}
