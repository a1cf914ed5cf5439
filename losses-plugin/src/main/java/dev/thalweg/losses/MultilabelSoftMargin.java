// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.mean;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

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

/// Multi-label soft margin loss: the binary cross-entropy of each class, averaged over the classes of a row.
///
/// With logits `x` of `C` classes and targets `y` from 0 to 1: `1/C · Σ w·((1 - y)x + softplus(-x))`, where `w` are the optional
/// `classWeights`. Gradient `w·(sigmoid(x) - y)/C`. Convex. It is [BceWithLogits] with one value a row, and nothing overflows.
///
/// Predictions and targets `[batch, classes]`, or `[classes]`. Source: PyTorch's `MultiLabelSoftMarginLoss`.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record MultilabelSoftMargin(Arguments arguments) implements RowLoss {
    /// The loss with its default arguments.
    public MultilabelSoftMargin() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "multilabel-soft-margin";
    }

    @Override
    public List<String> aliases() {
        return List.of("multi-label-soft-margin");
    }

    @Override
    public String summary() {
        return "binary cross-entropy of logits, averaged over the classes of a row";
    }

    @Override
    public Guide guide() {
        return new Guide("several classes hold at once",
                "exactly one class holds: use cross-entropy",
                "PyTorch's `MultiLabelSoftMarginLoss`");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX);
    }

    @Override
    public MultilabelSoftMargin with(Arguments given) {
        return new MultilabelSoftMargin(given);
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.prediction(Domain.LOGIT), LossInput.target(Domain.PROBABILITY),
                LossInput.classWeights());
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr entropy = new BceWithLogits().formula(inputs.prediction(), inputs.target());
        Expr weighted = inputs.find(LossInput.CLASS_WEIGHTS).map(entropy::times).orElse(entropy);
        return new LossFormula(mean(weighted, inputs.classes()), inputs.items());
    }
}
