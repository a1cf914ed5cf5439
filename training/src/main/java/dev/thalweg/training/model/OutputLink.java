// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.loss.Domain;

/// What turns the outputs of a network, which may be any number, into what a loss takes as predictions.
///
/// It follows from the domain that the loss declares, so that probabilities are never taken for logits or the other way round.
public enum OutputLink {
    /// The outputs themselves.
    IDENTITY,
    /// Probabilities of single outputs, `1/(1 + e⁻ᶻ)`.
    SIGMOID,
    /// Probabilities of classes.
    SOFTMAX,
    /// Logarithms of the probabilities of classes.
    LOG_SOFTMAX,
    /// Positive numbers, `log(1 + eᶻ)`.
    SOFTPLUS;

    /// The link for predictions that are judged one by one.
    ///
    /// @param predictions which numbers a loss takes
    /// @return what makes such numbers
    public static OutputLink of(Domain predictions) {
        return of(predictions, SIGMOID);
    }

    /// The link for predictions that have a class axis.
    ///
    /// @param predictions which numbers a loss takes
    /// @return what makes such numbers
    public static OutputLink ofClasses(Domain predictions) {
        return of(predictions, SOFTMAX);
    }

    private static OutputLink of(Domain predictions, OutputLink probabilities) {
        return switch (predictions) {
            case REAL, LOGIT, SIGN, BOX, LABEL, COUNT -> IDENTITY;
            case PROBABILITY -> probabilities;
            case LOG_PROBABILITY -> LOG_SOFTMAX;
            case NON_NEGATIVE, POSITIVE -> SOFTPLUS;
        };
    }

    /// Its formula.
    ///
    /// @param outputs the outputs of a network
    /// @param classes their last axis
    /// @return predictions for the loss, of the same shape
    public Expr of(Expr outputs, Axis classes) {
        return switch (this) {
            case IDENTITY -> outputs;
            case SIGMOID -> Formulas.sigmoid(outputs);
            case SOFTMAX -> Formulas.softmax(outputs, classes);
            case LOG_SOFTMAX -> Formulas.logSoftmax(outputs, classes);
            case SOFTPLUS -> Formulas.softplus(outputs);
        };
    }
}
