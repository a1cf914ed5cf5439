// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.loss.LossSum;

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

    /// The link for a loss.
    ///
    /// @param loss a loss
    /// @return by the domain of its predictions
    public static OutputLink of(LossSum loss) {
        return switch (loss.inputs().getFirst().domain()) {
            case REAL, LOGIT, SIGN, BOX, LABEL, COUNT -> IDENTITY;
            case PROBABILITY -> loss.rowWise() ? SOFTMAX : SIGMOID;
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
