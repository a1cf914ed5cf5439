// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.expm1;
import static dev.thalweg.api.formula.Formulas.logSoftmax;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.SHIFT_INVARIANT;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.Parameter.Range;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.RowLoss;
import java.util.List;

/// Generalised cross-entropy, for labels of which some are wrong: between cross-entropy (q → 0) and the missing probability (q = 1),
/// which does not insist on what it cannot fit.
///
/// With the probability `p` of the label: `(1 - pᵠ)/q`. With `fromLogits` it is `-expm1(q·L)/q` with the logarithm `L` of the
/// softmax. Gradient with respect to `p`: `-p^(q - 1)`, infinite at `p = 0`; with respect to the logits `pᵠ·(softmax - 1)` at the
/// label. Not convex in the logits; from 0 to `1/q`.
///
/// Predictions `[batch, classes]`, probabilities or logits, and labels `[batch]`; further axes as for [CrossEntropy]. A label equal
/// to `ignoreIndex` does not count. Keras has q = 0.5. Source: Z. Zhang and M. R. Sabuncu, "Generalized Cross Entropy Loss for
/// Training Deep Neural Networks with Noisy Labels", 2018.
///
/// @param arguments `q`, above 0, at most 1, 0.7 by default; `fromLogits`, false by default; `ignoreIndex`, -100 by
///     default
@AutoService(LossPlugin.class)
public record Gce(Arguments arguments) implements RowLoss {
    static final Parameter Q = Parameter.real("q", 0.7, new Range(0, true, 1, false, "a number above 0, at most 1"),
            "how little wrong labels count: 1 least, towards 0 as in cross-entropy");
    static final Parameter FROM_LOGITS = Parameter.flag("fromLogits", false, "whether predictions are logits")
            .alias("from_logits");

    /// The loss with its default arguments.
    public Gce() {
        this(Arguments.defaults(Q, FROM_LOGITS, LabelledRows.IGNORE_INDEX));
    }

    @Override
    public String id() {
        return "gce";
    }

    @Override
    public List<String> aliases() {
        return List.of("generalized-cross-entropy");
    }

    @Override
    public String summary() {
        return "between cross-entropy and the missing probability, for noisy labels";
    }

    @Override
    public Guide guide() {
        return new Guide("some labels are wrong",
                "labels are right: it learns more slowly than cross-entropy",
                "Z. Zhang and M. R. Sabuncu, \"Generalized Cross Entropy Loss for Training Deep Neural Networks with Noisy Labels\", 2018");
    }

    @Override
    public List<LossProperty> properties() {
        return arguments.flag(FROM_LOGITS) ? List.of(NON_NEGATIVE, SHIFT_INVARIANT)
                : List.of(NON_NEGATIVE, CONVEX);
    }

    @Override
    public Gce with(Arguments given) {
        return new Gce(given);
    }

    @Override
    public List<LossInput> inputs() {
        Domain predictions = arguments.flag(FROM_LOGITS) ? Domain.LOGIT : Domain.PROBABILITY;
        return List.of(LossInput.prediction(predictions), LossInput.labels(), LossInput.classWeights());
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        LabelledRows rows = LabelledRows.of(inputs);
        Expr q = Q.expr();
        if (arguments.flag(FROM_LOGITS)) {
            Expr logProbability = rows.atLabel(logSoftmax(inputs.prediction(), inputs.classes()));
            return rows.weighted(expm1(q.times(logProbability)).negate().over(q));
        }
        Expr probability = rows.atLabel(inputs.prediction());
        Expr power = arguments.get(Q) == 1 ? probability : probability.power(q);
        return rows.weighted(constant(1).minus(power).over(q));
    }
}
