// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.exp;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.formula.Formulas.xlogx;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.lipschitz;

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

/// Kullback-Leibler divergence of the predicted distribution from the target: the terms of `Σ p·(log p - log q)`.
///
/// With predicted log-probability `x` and target probability `p`: `p·log p - p·x`, element by element. Gradient `-p`;
/// with respect to the target `log p + 1 - x`, which is -∞ where `p` is 0. With `logTarget` the target is a
/// log-probability `t`: `eᵗ(t - x)`. Linear in the predictions. Where the target probability is 0 the value is 0,
/// whatever is predicted; PyTorch says NaN for `x = -∞` or `t = -∞`.
///
/// The divergence itself is the reduction `BATCH_MEAN`; the default `MEAN` divides by the number of elements.
/// Source: S. Kullback and R. A. Leibler, "On Information and Sufficiency", 1951.
///
/// @param arguments `logTarget`, false by default
@AutoService(LossPlugin.class)
public record KlDivergence(Arguments arguments) implements ElementwiseLoss {
    static final Parameter LOG_TARGET = Parameter.flag("logTarget", false, "targets are log-probabilities")
            .alias("log_target");

    /// The loss with its default arguments.
    public KlDivergence() {
        this(Arguments.defaults(LOG_TARGET));
    }

    @Override
    public String id() {
        return "kl-divergence";
    }

    @Override
    public List<String> aliases() {
        return List.of("kl-div");
    }

    @Override
    public String summary() {
        return "Kullback-Leibler divergence of predicted log-probabilities from targets";
    }

    @Override
    public Guide guide() {
        return new Guide("the target is a distribution and the predictions are log-probabilities",
                "predictions are logits: use cross-entropy with target=probabilities",
                "S. Kullback and R. A. Leibler, \"On Information and Sufficiency\", 1951");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(CONVEX, lipschitz(1));
    }

    @Override
    public KlDivergence with(Arguments given) {
        return new KlDivergence(given);
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.inputs(Domain.LOG_PROBABILITY,
                arguments.flag(LOG_TARGET) ? Domain.LOG_PROBABILITY : Domain.PROBABILITY);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr zero = constant(0);
        if (arguments.flag(LOG_TARGET)) {
            Expr impossible = target.equalTo(constant(Double.NEGATIVE_INFINITY));
            return where(impossible, zero, exp(target).times(target.minus(prediction)));
        }
        return xlogx(target).minus(where(target.equalTo(zero), zero, target.times(prediction)));
    }
}
