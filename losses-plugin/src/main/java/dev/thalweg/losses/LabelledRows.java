// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.size;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;

import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What losses of rows with one label share: the entry of the label, class weights, labels that are ignored.
///
/// @param labels the class index of each row
/// @param classes the class axis
/// @param classWeights the weight of each class, if there are any
/// @param counted the truth that a row counts
/// @param rows the axes of the rows
record LabelledRows(Expr labels, Axis classes, @Nullable Expr classWeights, Expr counted, List<Axis> rows) {
    static final Parameter IGNORE_INDEX = Parameter
            .integer("ignoreIndex", -100, Integer.MIN_VALUE, Integer.MAX_VALUE, "the label that does not count")
            .alias("ignore_index");

    static LabelledRows of(LossInputs inputs) {
        return of(inputs, inputs.classes());
    }

    static LabelledRows of(LossInputs inputs, Axis classes) {
        return new LabelledRows(inputs.target(), classes, inputs.find(LossInput.CLASS_WEIGHTS).orElse(null),
                inputs.target().notEqualTo(IGNORE_INDEX.expr()), inputs.items());
    }

    /// The negative log-likelihood of the labels.
    LossFormula likelihood(Expr logProbabilities) {
        return weighted(atLabel(logProbabilities).negate());
    }

    /// The negative log-likelihood when a part of each label is spread evenly over all classes.
    LossFormula smoothedLikelihood(Expr logProbabilities, Expr smoothing) {
        Expr everywhere = classWeights == null ? logProbabilities : logProbabilities.times(classWeights);
        Expr spread = sum(everywhere, classes).negate().over(size(classes));
        Expr exact = weighed(atLabel(logProbabilities).negate());
        return formula(constant(1).minus(smoothing).times(exact).plus(smoothing.times(spread)));
    }

    /// The same loss with a penalty on the squared log-sum-exp of the logits.
    LossFormula withNormaliser(LossFormula loss, Expr penalty, Expr logits) {
        Expr z = where(counted, penalty.times(logSumExp(logits, classes).square()), 0);
        return new LossFormula(loss.value().plus(z), loss.items(), loss.weight(), loss.counted());
    }

    /// The entry of the label of each row.
    Expr atLabel(Expr x) {
        return pick(x, classes, labels);
    }

    /// A value for each row, times the weight of its label.
    LossFormula weighted(Expr value) {
        return formula(weighed(value));
    }

    private Expr weighed(Expr value) {
        Expr weight = weight();
        return weight == null ? value : value.times(weight);
    }

    private @Nullable Expr weight() {
        return classWeights == null ? null : atLabel(classWeights);
    }

    private LossFormula formula(Expr value) {
        return new LossFormula(where(counted, value, 0), rows, weight(), counted);
    }
}
