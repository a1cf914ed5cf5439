// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.RowLoss;
import java.util.List;

/// Negative log-likelihood of labels whose log-probabilities are predicted. Prefer [CrossEntropy], which takes logits.
///
/// With log-probabilities `x` and label `t`: `-w[t]·x[t]`, where `w` are the optional `classWeights`. The gradient is
/// `-w[t]` at the label and 0 elsewhere. Linear in the predictions. A label equal to `ignoreIndex` does not count:
/// value and gradient are 0.
///
/// Predictions `[batch, classes]`, labels `[batch]`; or `[classes]` and a single label; or `[batch, classes, …]` and
/// `[batch, …]`. The default reduction divides by the sum of the weights of the labels that count; when none counts,
/// that is NaN with gradient 0. Source: R. A. Fisher, "On the Mathematical Foundations of Theoretical Statistics",
/// 1922; PyTorch's `NLLLoss`.
///
/// @param arguments `ignoreIndex`, -100 by default
@AutoService(LossPlugin.class)
public record Nll(Arguments arguments) implements RowLoss {

    /// The loss with its default arguments.
    public Nll() {
        this(Arguments.defaults(LabelledRows.IGNORE_INDEX));
    }

    @Override
    public String id() {
        return "nll";
    }

    @Override
    public String summary() {
        return "negative log-likelihood of labels given log-probabilities";
    }

    @Override
    public Guide guide() {
        return new Guide("predictions are log-probabilities already",
                "logits can be had: cross-entropy does both steps at once",
                "R. A. Fisher, \"On the Mathematical Foundations of Theoretical Statistics\", 1922; PyTorch's `NLLLoss`");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, lipschitz(1));
    }

    @Override
    public Nll with(Arguments given) {
        return new Nll(given);
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.prediction(Domain.LOG_PROBABILITY), LossInput.labels(), LossInput.classWeights());
    }

    @Override
    public LossReduction defaultReduction() {
        return LossReduction.WEIGHTED_MEAN;
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        return LabelledRows.of(inputs).likelihood(inputs.prediction());
    }
}
