// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.exp;
import static dev.thalweg.api.formula.Formulas.logSoftmax;
import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.xlogx;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.SHIFT_INVARIANT;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.RowLoss;
import java.util.List;

/// Jensen-Shannon divergence of two distributions: the mean of their Kullback-Leibler divergences from their average; symmetric and
/// finite.
///
/// With `m = (p + q)/2`: `½·Σ p·log(p/m) + ½·Σ q·log(q/m)` over the classes of a row. From 0 to `log 2`, which is reached where the
/// two have nothing in common. Gradient `½·log(p/m)`. Convex in both together. With `fromLogits` both are logits, whose softmax is
/// meant, and all is computed from their logarithms: `log 2 - log(p/m)` is `softplus(log q - log p)`. A probability of 0 adds 0; its
/// gradient is infinite.
///
/// Predictions and targets `[batch, classes]`, or `[classes]`. The sum runs over the classes, the second axis, where PyTorch code
/// often takes the last; for two axes that is the same. Source: J. Lin, "Divergence Measures Based on the Shannon Entropy", 1991.
///
/// @param arguments `fromLogits`, false by default
@AutoService(LossPlugin.class)
public record JsDivergence(Arguments arguments) implements RowLoss {
    private static final double LOG_2 = 0.6931471805599453;

    /// The loss with its default arguments.
    public JsDivergence() {
        this(Arguments.defaults(Gce.FROM_LOGITS));
    }

    @Override
    public String id() {
        return "js-divergence";
    }

    @Override
    public List<String> aliases() {
        return List.of("jensen-shannon");
    }

    @Override
    public String summary() {
        return "how far two distributions are from their mean";
    }

    @Override
    public Guide guide() {
        return new Guide("two distributions stand side by side, neither of them the truth",
                "the target is the truth: kl-divergence and cross-entropy are cheaper and pull harder",
                "J. Lin, \"Divergence Measures Based on the Shannon Entropy\", 1991");
    }

    @Override
    public List<LossProperty> properties() {
        return arguments.flag(Gce.FROM_LOGITS) ? List.of(NON_NEGATIVE, SHIFT_INVARIANT)
                : List.of(NON_NEGATIVE, CONVEX);
    }

    @Override
    public JsDivergence with(Arguments given) {
        return new JsDivergence(given);
    }

    @Override
    public List<LossInput> inputs() {
        Domain both = arguments.flag(Gce.FROM_LOGITS) ? Domain.LOGIT : Domain.PROBABILITY;
        return List.of(LossInput.prediction(both), LossInput.target(both));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Axis classes = inputs.classes();
        return new LossFormula(sum(arguments.flag(Gce.FROM_LOGITS)
                ? ofLogarithms(logSoftmax(inputs.prediction(), classes), logSoftmax(inputs.target(), classes))
                : ofProbabilities(inputs.prediction(), inputs.target()), classes), inputs.items());
    }

    private static Expr ofProbabilities(Expr p, Expr q) {
        return xlogx(p).plus(xlogx(q)).half().minus(xlogx(p.plus(q).half()));
    }

    private static Expr ofLogarithms(Expr p, Expr q) {
        return nearness(p, q).plus(nearness(q, p)).half();
    }

    /// `p·log(p/m)` of the logarithms of `p` and `q`.
    private static Expr nearness(Expr p, Expr q) {
        return exp(p).times(constant(LOG_2).minus(softplus(q.minus(p))));
    }
}
