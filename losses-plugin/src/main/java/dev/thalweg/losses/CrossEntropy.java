// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.logSoftmax;
import static dev.thalweg.api.formula.Formulas.size;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.SHIFT_INVARIANT;
import static dev.thalweg.api.loss.LossProperty.lipschitz;
import static dev.thalweg.api.loss.LossProperty.smooth;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.RowLoss;
import java.util.List;

/// Cross-entropy of logits: the negative log-likelihood of a label, or of a distribution, under the softmax.
///
/// With logits `x`, `L = x - logSumExp(x)` over the classes and label `t`: `-w[t]·L[t]`, where `w` are the optional
/// `classWeights`. The gradient without weights is `softmax(x)` less 1 at the label. With `labelSmoothing` ε it is
/// `-(1 - ε)·w[t]·L[t] - ε/C·Σ w·L`. A label equal to `ignoreIndex` does not count: value and gradient are 0. With
/// `target=probabilities` the target is a distribution `y` over the classes: `-Σ w·y·L`, where smoothing makes of `y`
/// `(1 - ε)·y + ε/C`; `y` need not sum to 1 and has a gradient.
///
/// Predictions `[batch, classes]`, labels `[batch]`; or `[classes]` and a single label; or `[batch, classes, …]` and
/// `[batch, …]`. Convex; √2-Lipschitz in each row when the largest weight is 1. Only differences between logits
/// count, so it is stable for any finite ones. A class masked with the logit -∞ has probability 0; as a label it
/// costs ∞. A probability of 0 on such a class adds 0; PyTorch says NaN there. A row of -∞ alone, or with +∞, is NaN.
///
/// The default reduction for labels divides by the sum of the weights of those that count (when none counts: NaN,
/// gradient 0); for distributions by the number of rows. Source: J. S. Bridle, "Probabilistic Interpretation of
/// Feedforward Classification Network Outputs", 1990; smoothing: C. Szegedy et al., "Rethinking the Inception
/// Architecture for Computer Vision", 2016.
///
/// @param arguments `target`, `labels` or `probabilities`; `labelSmoothing`, from 0 to 1, 0 by default;
///     `ignoreIndex`, -100 by default
@AutoService(LossPlugin.class)
public record CrossEntropy(Arguments arguments) implements RowLoss {
    static final Parameter LABEL_SMOOTHING = Parameter
            .fraction("labelSmoothing", 0, "the part of each target that is spread over all classes")
            .alias("label_smoothing");

    /// The loss with its default arguments.
    public CrossEntropy() {
        this(Arguments.defaults(SoftLabels.TARGET, LABEL_SMOOTHING, LabelledRows.IGNORE_INDEX));
    }

    @Override
    public String id() {
        return "cross-entropy";
    }

    @Override
    public String summary() {
        return "negative log-likelihood of labels or distributions under the softmax of logits";
    }

    @Override
    public Guide guide() {
        return new Guide("exactly one of several classes holds",
                "several classes may hold at once: use bce-with-logits",
                "J. S. Bridle, \"Probabilistic Interpretation of Feedforward Classification Network Outputs\", 1990; smoothing: C. Szegedy et al., \"Rethinking the Inception Architecture for Computer Vision\", 2016");
    }

    @Override
    public List<LossProperty> properties() {
        return SoftLabels.areGiven(arguments) ? List.of(NON_NEGATIVE, CONVEX, SHIFT_INVARIANT)
                : List.of(NON_NEGATIVE, CONVEX, SHIFT_INVARIANT, lipschitz(Math.sqrt(2)), smooth(0.5));
    }

    @Override
    public CrossEntropy with(Arguments given) {
        return new CrossEntropy(given);
    }

    @Override
    public List<LossInput> inputs() {
        return SoftLabels.inputs(arguments);
    }

    @Override
    public LossReduction defaultReduction() {
        return SoftLabels.areGiven(arguments) ? LossReduction.MEAN : LossReduction.WEIGHTED_MEAN;
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr logProbabilities = logSoftmax(inputs.prediction(), inputs.classes());
        if (SoftLabels.areGiven(arguments)) {
            Expr target = isSmoothed() ? smoothed(inputs) : inputs.target();
            return new LossFormula(SoftLabels.crossEntropy(inputs, target, logProbabilities), inputs.items());
        }
        LabelledRows rows = LabelledRows.of(inputs);
        return isSmoothed() ? rows.smoothedLikelihood(logProbabilities, LABEL_SMOOTHING.expr())
                : rows.likelihood(logProbabilities);
    }

    private static Expr smoothed(LossInputs inputs) {
        Expr smoothing = LABEL_SMOOTHING.expr();
        return constant(1).minus(smoothing).times(inputs.target()).plus(smoothing.over(size(inputs.classes())));
    }

    private boolean isSmoothed() {
        return arguments.get(LABEL_SMOOTHING) != 0;
    }
}
