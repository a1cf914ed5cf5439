// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.logSoftmax;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.RowLoss;
import java.util.List;

/// Cross-entropy with a penalty on the normaliser, which keeps logits from drifting.
///
/// With logits `x` and label `t`: `logSumExp(x) - x[t]`, weighed by the class, plus `zWeight·logSumExp(x)²`. The gradient of the
/// penalty is `2·zWeight·logSumExp(x)·softmax(x)`. Convex where `logSumExp(x) ≥ 0`.
///
/// Shapes, `classWeights` and `ignoreIndex` are those of [CrossEntropy]; the penalty has no class weight. The default reduction
/// divides by the sum of the weights of the labels that count. Source: A. Chowdhery et al., "PaLM: Scaling Language Modeling with
/// Pathways", 2022.
///
/// @param arguments `zWeight`, at least 0, 1e-4 by default; `ignoreIndex`, -100 by default
@AutoService(LossPlugin.class)
public record ZLoss(Arguments arguments) implements RowLoss {
    static final Parameter Z_WEIGHT = Parameter
            .nonNegative("zWeight", 1e-4, "the weight of the squared log-sum-exp").alias("z_weight");

    /// The loss with its default arguments.
    public ZLoss() {
        this(Arguments.defaults(Z_WEIGHT, LabelledRows.IGNORE_INDEX));
    }

    @Override
    public String id() {
        return "z-loss";
    }

    @Override
    public String summary() {
        return "cross-entropy that keeps the normaliser of the logits near 1";
    }

    @Override
    public Guide guide() {
        return new Guide("logits of a large vocabulary drift, as in low precision",
                "few classes: it only biases",
                "A. Chowdhery et al., \"PaLM: Scaling Language Modeling with Pathways\", 2022");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public ZLoss with(Arguments given) {
        return new ZLoss(given);
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.prediction(Domain.LOGIT), LossInput.labels(), LossInput.classWeights());
    }

    @Override
    public LossReduction defaultReduction() {
        return LossReduction.WEIGHTED_MEAN;
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        LabelledRows rows = LabelledRows.of(inputs);
        LossFormula likelihood = rows.likelihood(logSoftmax(inputs.prediction(), inputs.classes()));
        return rows.withNormaliser(likelihood, Z_WEIGHT.expr(), inputs.prediction());
    }
}
