// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.log1p;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

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

/// Mean squared logarithmic error: the square of a ratio's logarithm, so that being off by a factor costs the same for small and
/// large targets.
///
/// With `d = log(1 + prediction) - log(1 + target)`: `d²`. Gradient `2d/(1 + prediction)`. Not convex far above the target.
/// Predictions and targets are meant to be at least 0; below -1 the logarithm has no value and the answer is NaN, at -1 it is ∞, as
/// nothing is clamped. XGBoost's `reg:squaredlogerror` is half of this; Flux leaves out the 1, which is another loss. Source: the
/// error of the logarithm of a count plus one, as used in forecasting competitions.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record Msle(Arguments arguments) implements ElementwiseLoss {
    /// The loss with its default arguments.
    public Msle() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "msle";
    }

    @Override
    public String summary() {
        return "squared difference of logarithms";
    }

    @Override
    public Guide guide() {
        return new Guide("targets are positive and span orders of magnitude, and relative errors matter",
                "targets may be negative, or large targets should count more than small ones",
                "the error of the logarithm of a count plus one, as used in forecasting competitions");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public Msle with(Arguments given) {
        return new Msle(given);
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.inputs(Domain.NON_NEGATIVE, Domain.NON_NEGATIVE);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr difference = log1p(prediction).minus(log1p(target));
        return difference.square();
    }
}
