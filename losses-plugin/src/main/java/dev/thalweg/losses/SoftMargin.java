// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;
import static dev.thalweg.api.loss.LossProperty.smooth;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Soft margin or logistic loss: a smooth hinge.
///
/// With `m = target · prediction`, targets -1 and +1: `log(1 + e^(-m))`, by `softplus`. Gradient `-target·sigmoid(-m)`. Convex;
/// 1-Lipschitz; second derivative at most 1/4. It is [BceWithLogits] with targets written as -1 and +1. PyTorch computes the
/// exponential as it stands and says ∞ and NaN where it overflows. Source: D. R. Cox, "The Regression Analysis of Binary Sequences",
/// 1958; PyTorch's `SoftMarginLoss`.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record SoftMargin(Arguments arguments) implements ElementwiseLoss {
    /// The loss with its default arguments.
    public SoftMargin() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "soft-margin";
    }

    @Override
    public String summary() {
        return "logistic loss of the margin";
    }

    @Override
    public Guide guide() {
        return new Guide("two classes are written as -1 and +1 and probabilities are wanted",
                "points far on the right side should cost nothing: use hinge",
                "D. R. Cox, \"The Regression Analysis of Binary Sequences\", 1958; PyTorch's `SoftMarginLoss`");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, lipschitz(1), smooth(0.25));
    }

    @Override
    public SoftMargin with(Arguments given) {
        return new SoftMargin(given);
    }

    @Override
    public List<LossInput> inputs() {
        return Margins.inputs(Domain.LOGIT);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        return softplus(target.times(prediction).negate());
    }
}
