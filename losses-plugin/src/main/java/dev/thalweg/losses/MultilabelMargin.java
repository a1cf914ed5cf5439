// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.custom;
import static dev.thalweg.api.formula.Formulas.size;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.SHIFT_INVARIANT;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.RowLoss;
import java.util.List;

/// Multi-label margin loss: every class that holds should stand above every one that does not, by 1.
///
/// With scores `x` of `C` classes and the labels `T` of a row: `1/C · Σ max(0, 1 - (x[t] - x[j]))` over `t` in `T` and `j` outside.
/// Slope 0 at equality, as in PyTorch. Convex. A label that is given twice counts twice.
///
/// Predictions and labels `[batch, classes]`, or `[classes]`: a row of labels is closed by its first -1 and may be full; what stands
/// behind does not count. A row without labels costs 0. The work is that of the pairs: labels of a row times classes outside. Source: K. Crammer and Y. Singer, "A Family of Additive Online Algorithms for Category Ranking", 2003; PyTorch's
/// `MultiLabelMarginLoss`.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record MultilabelMargin(Arguments arguments) implements RowLoss {
    /// The loss with its default arguments.
    public MultilabelMargin() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "multilabel-margin";
    }

    @Override
    public List<String> aliases() {
        return List.of("multi-label-margin");
    }

    @Override
    public String summary() {
        return "how far classes that do not hold come within 1 of those that do";
    }

    @Override
    public Guide guide() {
        return new Guide("several classes hold at once and only their order matters",
                "classes are many, or probabilities are wanted: use multilabel-soft-margin",
                "K. Crammer and Y. Singer, \"A Family of Additive Online Algorithms for Category Ranking\", 2003; PyTorch's `MultiLabelMarginLoss`");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, SHIFT_INVARIANT);
    }

    @Override
    public MultilabelMargin with(Arguments given) {
        return new MultilabelMargin(given);
    }

    @Override
    public List<LossInput> inputs() {
        LossInput labels = LossInput.shaped(LossInput.TARGET, Layout.PREDICTION, "the classes that hold, closed by -1")
                .over(Domain.LABEL).alias("labels");
        return List.of(LossInput.prediction(Domain.REAL), labels);
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Axis classes = inputs.classes();
        Expr pairs = custom(new LabelMargins(classes, false), inputs.prediction(), inputs.target());
        return new LossFormula(pairs.over(size(classes)), inputs.items());
    }
}
