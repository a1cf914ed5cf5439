// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.relu;
import static dev.thalweg.api.formula.Formulas.size;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.SHIFT_INVARIANT;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
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

/// Multi-class margin loss: every other class should stay below the label's by a margin.
///
/// With scores `x` of `C` classes and label `t`: `w[t]/C · Σ max(0, margin - x[t] + x[j])^p` over the others `j`, where `w` are the
/// optional `classWeights`. The slope at the margin itself is 0, as in PyTorch. Convex.
///
/// Predictions `[batch, classes]`, labels `[batch]`; further axes as for [CrossEntropy]. The mean divides by the rows that count.
/// Source: J. Weston and C. Watkins, "Multi-Class Support Vector Machines", 1998; PyTorch's `MultiMarginLoss`.
///
/// @param arguments `p`, 1 or 2, 1 by default; `margin`, greater than 0, 1 by default; `ignoreIndex`, -100 by
///     default
@AutoService(LossPlugin.class)
public record MultiMargin(Arguments arguments) implements RowLoss {
    static final Parameter P = Parameter.integer("p", 1, 1, 2, "the power to which what is missing is raised");

    /// The loss with its default arguments.
    public MultiMargin() {
        this(Arguments.defaults(P, Margins.MARGIN, LabelledRows.IGNORE_INDEX));
    }

    @Override
    public String id() {
        return "multi-margin";
    }

    @Override
    public String summary() {
        return "how far the other classes come within the margin of the label";
    }

    @Override
    public Guide guide() {
        return new Guide("the right class should win by a margin, and probabilities are not needed",
                "classes are many: all but the nearest rivals have slope 0",
                "J. Weston and C. Watkins, \"Multi-Class Support Vector Machines\", 1998; PyTorch's `MultiMarginLoss`");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, SHIFT_INVARIANT);
    }

    @Override
    public MultiMargin with(Arguments given) {
        return new MultiMargin(given);
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.prediction(Domain.REAL), LossInput.labels(), LossInput.classWeights());
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        LabelledRows rows = LabelledRows.of(inputs);
        Axis classes = inputs.classes();
        Expr lacking = relu(Margins.MARGIN.expr().minus(rows.atLabel(inputs.prediction())).plus(inputs.prediction()));
        Expr power = arguments.get(P) == 1 ? lacking : lacking.square();
        Expr others = where(position(classes).equalTo(inputs.target()), constant(0), power);
        return rows.weighted(sum(others, classes).over(size(classes)));
    }
}
