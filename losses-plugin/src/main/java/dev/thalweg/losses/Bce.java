// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.log;
import static dev.thalweg.api.formula.Formulas.log1p;
import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.stop;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
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

/// Binary cross-entropy of probabilities. Prefer [BceWithLogits], which loses no digits near 0 and 1.
///
/// With `p` the prediction and `y` the target, both from 0 to 1: `-y·max(log p, -100) - (1 - y)·max(log(1 - p), -100)`.
/// Gradient `(p - y)/max(p(1 - p), 1e-12)`. Convex; not Lipschitz.
///
/// Both bounds are PyTorch's and count near 0 and 1 only: a prediction that is exactly wrong costs 100, with a slope
/// of 1e12 that still points back; one that is exactly right has slope 0. That slope is not the derivative of the
/// bounded value, which would be 0 just where help is needed, so the formula states it: the value holds the
/// prediction constant, and the slope is added with a factor that is 0. The mean divides by the number of elements,
/// whatever the sample weights are. Source: I. J. Good, "Rational Decisions", 1952; bounds of PyTorch's `BCELoss`.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record Bce(Arguments arguments) implements ElementwiseLoss {
    private static final double LEAST_LOG = -100;
    /// PyTorch writes 1e-12f, which is this number in double precision too.
    private static final double LEAST_SPREAD = 1e-12f;

    /// The loss with its default arguments.
    public Bce() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "bce";
    }

    @Override
    public String summary() {
        return "binary cross-entropy of probabilities";
    }

    @Override
    public Guide guide() {
        return new Guide("predictions are probabilities already",
                "logits can be had: bce-with-logits loses no digits near 0 and 1",
                "I. J. Good, \"Rational Decisions\", 1952; bounds of PyTorch's `BCELoss`");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX);
    }

    @Override
    public Bce with(Arguments given) {
        return new Bce(given);
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.inputs(Domain.PROBABILITY, Domain.PROBABILITY);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr held = stop(prediction);
        Expr miss = constant(1).minus(target);
        Expr value = target.times(atLeast(log(held), LEAST_LOG))
                .plus(miss.times(atLeast(log1p(held.negate()), LEAST_LOG)))
                .negate();
        Expr spread = atLeast(held.times(constant(1).minus(held)), LEAST_SPREAD);
        Expr slope = stop(prediction.minus(target).over(spread));
        return value.plus(slope.times(prediction.minus(held)));
    }

    private static Expr atLeast(Expr x, double bound) {
        return max(x, constant(bound));
    }
}
