// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossPlugin;
import java.util.List;

/// Mean absolute error: the size of the residual, so that the best constant is the median.
///
/// With `r = prediction - target`: `|r|`. Gradient `sign(r)`, and 0 where prediction and target are equal, as in
/// PyTorch. Convex, 1-Lipschitz.
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
    public Mae with(Arguments given) {
        return new Mae(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        return prediction.minus(target).abs();
    }
}
