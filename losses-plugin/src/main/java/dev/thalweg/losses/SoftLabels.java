// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import java.util.List;

/// What losses of logits share that take a label for each row, or a distribution over the classes instead.
final class SoftLabels {
    static final Parameter TARGET = Parameter.choice("target", "what the target holds", "labels", "probabilities")
            .synonym("indices", "labels");

    private SoftLabels() {
    }

    static boolean areGiven(Arguments arguments) {
        return arguments.choice(TARGET).equals("probabilities");
    }

    static List<LossInput> inputs(Arguments arguments) {
        LossInput target = areGiven(arguments) ? LossInput.target(Domain.PROBABILITY) : LossInput.labels();
        return List.of(LossInput.prediction(Domain.LOGIT), target, LossInput.classWeights());
    }

    /// `-Σ w·y·L` of a row, where `w` are the class weights, if there are any.
    static Expr crossEntropy(LossInputs inputs, Expr target, Expr logProbabilities) {
        // 0·∞ would be NaN; the gradient of the target stays that of every other class of probability 0
        Expr impossible = target.equalTo(constant(0))
                .and(inputs.prediction().equalTo(constant(Double.NEGATIVE_INFINITY)));
        Expr terms = where(impossible, constant(0), target.times(logProbabilities));
        Expr weighted = inputs.find(LossInput.CLASS_WEIGHTS).map(terms::times).orElse(terms);
        return sum(weighted, inputs.classes()).negate();
    }
}
