// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.logSoftmax;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.reduce;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.SHIFT_INVARIANT;
import static dev.thalweg.api.loss.LossProperty.lipschitz;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Reduction;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.RowLoss;
import java.util.List;

/// Label-distribution-aware margin loss: cross-entropy in which rare classes have to win by a larger margin.
///
/// With logits `x`, label `t` and `classCounts` `n`: the cross-entropy of `scale·(x - Δ)`, where `Δ` is `maxMargin·(min n/n[t])^¼` at
/// the label and 0 elsewhere, so that the rarest class has the largest margin. Gradient `scale·(softmax - 1)` at the label. Convex.
///
/// Predictions `[batch, classes]`, labels `[batch]`, `classCounts` `[classes]`, how often each class occurs in the training part;
/// `classWeights`, `ignoreIndex` and the default reduction are those of [CrossEntropy]. The logits are meant to be cosines, which is
/// why they are scaled. A class that never occurs has no margin that makes sense: its count must be above 0. Source: K. Cao et al.,
/// "Learning Imbalanced Datasets with Label-Distribution-Aware Margin Loss", 2019.
///
/// @param arguments `maxMargin`, greater than 0, 0.5 by default; `scale`, greater than 0, 30 by default;
///     `ignoreIndex`, -100 by default
@AutoService(LossPlugin.class)
public record Ldam(Arguments arguments) implements RowLoss {
    static final Parameter MAX_MARGIN = Parameter.positive("maxMargin", 0.5, "the margin of the rarest class")
            .alias("max_margin");
    static final Parameter SCALE = Parameter.positive("scale", 30, "what logits are multiplied by");

    /// The loss with its default arguments.
    public Ldam() {
        this(Arguments.defaults(MAX_MARGIN, SCALE, LabelledRows.IGNORE_INDEX));
    }

    @Override
    public String id() {
        return "ldam";
    }

    @Override
    public String summary() {
        return "cross-entropy in which rare classes have to win by more";
    }

    @Override
    public Guide guide() {
        return new Guide("some classes are rare and must not be missed",
                "classes are balanced, or logits are not cosines",
                "K. Cao et al., \"Learning Imbalanced Datasets with Label-Distribution-Aware Margin Loss\", 2019");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, SHIFT_INVARIANT, lipschitz(Math.sqrt(2) * arguments.get(SCALE)));
    }

    @Override
    public Ldam with(Arguments given) {
        return new Ldam(given);
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.prediction(Domain.LOGIT), LossInput.labels(), LossInput.classCounts(),
                LossInput.classWeights());
    }

    @Override
    public LossReduction defaultReduction() {
        return LossReduction.WEIGHTED_MEAN;
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        LabelledRows rows = LabelledRows.of(inputs);
        Axis classes = inputs.classes();
        Expr counts = inputs.get(LossInput.CLASS_COUNTS);
        Expr rarest = reduce(Reduction.MIN, counts, List.of(classes));
        Expr margin = MAX_MARGIN.expr().times(sqrt(sqrt(rarest.over(counts))));
        Expr reached = inputs.prediction().minus(where(position(classes).equalTo(inputs.target()), margin, 0));
        return rows.likelihood(logSoftmax(SCALE.expr().times(reached), classes));
    }
}
