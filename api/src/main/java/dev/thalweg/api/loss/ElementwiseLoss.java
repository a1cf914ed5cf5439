// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.formula.Expr;
import java.util.List;

/// A loss of one prediction and one target, element by element; every element is an item.
///
/// Optional `sampleWeights` multiply the values; `MEAN` divides by the number of elements, `WEIGHTED_MEAN` by the sum of the
/// weights.
public interface ElementwiseLoss extends LossPlugin {

    /// The value of one element.
    ///
    /// @param prediction the prediction
    /// @param target what is to be met
    /// @return the value
    Expr formula(Expr prediction, Expr target);

    @Override
    default List<LossInput> inputs() {
        return List.of(LossInput.prediction(Domain.REAL), LossInput.target(Domain.REAL), LossInput.sampleWeights());
    }

    @Override
    default boolean rowWise() {
        return false;
    }

    @Override
    default LossFormula formula(LossInputs inputs) {
        return weighted(formula(inputs.prediction(), inputs.target()), inputs);
    }

    /// Multiplies values by the sample weights, if there are any.
    ///
    /// @param value the value of each element
    /// @param inputs the inputs
    /// @return the formula with its denominators
    static LossFormula weighted(Expr value, LossInputs inputs) {
        Expr weights = inputs.find(LossInput.SAMPLE_WEIGHTS).orElse(null);
        return weights == null ? new LossFormula(value, inputs.items())
                : new LossFormula(value.times(weights), inputs.items(), weights, null);
    }
}
