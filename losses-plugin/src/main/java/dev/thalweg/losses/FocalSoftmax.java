// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.expm1;
import static dev.thalweg.api.formula.Formulas.logSoftmax;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.SHIFT_INVARIANT;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.RowLoss;
import java.util.List;

/// Focal loss of several classes: cross-entropy that fades where the prediction is right already.
///
/// With logits `x`, `L = x - logSumExp(x)` and label `t`: `-w[t]·(1 - p)ᵞ·L[t]`, where `p = e^L[t]` and `w` are the optional
/// `classWeights`; `1 - p` is computed as `-expm1(L[t])`, which keeps its digits where `p` is nearly 1. With γ = 0 it is
/// [CrossEntropy]. Not convex for γ > 0.
///
/// Predictions `[batch, classes]`, labels `[batch]`; further axes as for [CrossEntropy]. A label equal to `ignoreIndex` does not
/// count. The mean divides by the rows that count, whatever their weights. Keras sums over soft targets and has a factor of 0.25.
/// Source: T.-Y. Lin et al., "Focal Loss for Dense Object Detection", 2017.
///
/// @param arguments `gamma`, at least 0, 2 by default; `ignoreIndex`, -100 by default
@AutoService(LossPlugin.class)
public record FocalSoftmax(Arguments arguments) implements RowLoss {
    /// The loss with its default arguments.
    public FocalSoftmax() {
        this(Arguments.defaults(FocalBinary.GAMMA, LabelledRows.IGNORE_INDEX));
    }

    @Override
    public String id() {
        return "focal-softmax";
    }

    @Override
    public List<String> aliases() {
        return List.of("softmax-focal");
    }

    @Override
    public String summary() {
        return "cross-entropy of logits that fades where the prediction is right";
    }

    @Override
    public Guide guide() {
        return new Guide("a few hard examples drown among many easy ones",
                "labels are noisy, for it insists on what it gets wrong; or probabilities must be calibrated",
                "T.-Y. Lin et al., \"Focal Loss for Dense Object Detection\", 2017");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, SHIFT_INVARIANT);
    }

    @Override
    public FocalSoftmax with(Arguments given) {
        return new FocalSoftmax(given);
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.prediction(Domain.LOGIT), LossInput.labels(), LossInput.classWeights());
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        LabelledRows rows = LabelledRows.of(inputs);
        Expr logProbability = rows.atLabel(logSoftmax(inputs.prediction(), inputs.classes()));
        Expr wrong = expm1(logProbability).negate();
        Expr factor = Powers.of(wrong, arguments.get(FocalBinary.GAMMA), FocalBinary.GAMMA.expr());
        return rows.weighted(factor.times(logProbability.negate()));
    }
}
