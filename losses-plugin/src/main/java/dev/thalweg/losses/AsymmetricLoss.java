// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.log1p;
import static dev.thalweg.api.formula.Formulas.relu;
import static dev.thalweg.api.formula.Formulas.sigmoid;
import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.formula.Formulas.stop;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Asymmetric loss of logits, for many labels of which few hold: what is right fades, negatives faster than positives, and easy
/// negatives do not count at all.
///
/// With logit `x`, `p = sigmoid(x)`, `q = max(0, p - m)` and target `y` from 0 to 1: `y·(1 - p)^γ₊·softplus(-x) - (1 - y)·q^γ₋·log(1
/// - q)`, where `m` is `clip`. With `detachWeight` the powers are held constant by the gradient, as in the authors' code. Not convex.
/// `1 - p` is `sigmoid(-x)`, and without a clip `-log(1 - q)` is `softplus(x)`, so that no digits are lost; with one, `1 - q` is at
/// least the clip. The cut of `q` has slope 0 at `p = m`. There is no bound such as timm's 1e-8 on probabilities; none is needed.
/// timm returns the sum. Source: T. Ridnik et al., "Asymmetric Loss For Multi-Label Classification", 2021.
///
/// @param arguments `gammaNegative`, at least 0, 4 by default; `gammaPositive`, at least 0, 1 by default; `clip`,
///     from 0 to 1, 0.05 by default; `detachWeight`, false by default
@AutoService(LossPlugin.class)
public record AsymmetricLoss(Arguments arguments) implements ElementwiseLoss {
    static final Parameter GAMMA_NEGATIVE = Parameter
            .nonNegative("gammaNegative", 4, "how fast negatives that are right fade").alias("gamma_negative");
    static final Parameter GAMMA_POSITIVE = Parameter
            .nonNegative("gammaPositive", 1, "how fast positives that are right fade").alias("gamma_positive");
    static final Parameter CLIP = Parameter.rate("clip", 0.05, "the probability that a negative may have at no cost");
    static final Parameter DETACH_WEIGHT = Parameter
            .flag("detachWeight", false, "whether the gradient holds the fading constant").alias("detach_weight");

    /// The loss with its default arguments.
    public AsymmetricLoss() {
        this(Arguments.defaults(GAMMA_NEGATIVE, GAMMA_POSITIVE, CLIP, DETACH_WEIGHT));
    }

    @Override
    public String id() {
        return "asymmetric-loss";
    }

    @Override
    public List<String> aliases() {
        return List.of("asymmetric");
    }

    @Override
    public String summary() {
        return "binary cross-entropy of logits that fades faster for negatives than for positives";
    }

    @Override
    public Guide guide() {
        return new Guide("many labels are possible and few hold, as in tagging of images",
                "classes are balanced, or calibrated probabilities are needed",
                "T. Ridnik et al., \"Asymmetric Loss For Multi-Label Classification\", 2021");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public AsymmetricLoss with(Arguments given) {
        return new AsymmetricLoss(given);
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.inputs(Domain.LOGIT, Domain.PROBABILITY);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr positive = weight(sigmoid(prediction.negate()), GAMMA_POSITIVE).times(softplus(prediction.negate()));
        return target.times(positive).plus(constant(1).minus(target).times(negative(prediction)));
    }

    private Expr negative(Expr logit) {
        Expr probability = sigmoid(logit);
        if (arguments.get(CLIP) == 0) {
            return weight(probability, GAMMA_NEGATIVE).times(softplus(logit));
        }
        Expr clipped = relu(probability.minus(CLIP.expr()));
        return weight(clipped, GAMMA_NEGATIVE).times(log1p(clipped.negate())).negate();
    }

    private Expr weight(Expr wrong, Parameter gamma) {
        Expr weight = Powers.of(wrong, arguments.get(gamma), gamma.expr());
        return arguments.flag(DETACH_WEIGHT) ? stop(weight) : weight;
    }
}
