// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A loss of one prediction and one target, element by element; every element is an item.
///
/// Optional `sampleWeights` multiply the values; `MEAN` divides by the number of elements all the same,
/// `WEIGHTED_MEAN` by the sum of the weights. Elements outside an optional `mask` have value and gradient 0 and are
/// not counted, even where they are NaN.
public interface ElementwiseLoss extends LossPlugin {

    /// The value of one element.
    ///
    /// @param prediction the prediction
    /// @param target what is to be met
    /// @return the value
    Expr formula(Expr prediction, Expr target);

    @Override
    default List<LossInput> inputs() {
        return inputs(Domain.REAL, Domain.REAL);
    }

    /// The inputs of an element-wise loss.
    ///
    /// @param predictions which numbers the predictions may be
    /// @param targets which numbers the targets may be
    /// @return predictions, targets, sample weights and mask
    static List<LossInput> inputs(Domain predictions, Domain targets) {
        return weighable(LossInput.prediction(predictions), LossInput.target(targets));
    }

    /// Inputs whose elements are items that may be weighed and masked.
    ///
    /// @param needed the inputs of the formula
    /// @return these, and optional sample weights and mask
    static List<LossInput> weighable(LossInput... needed) {
        return Stream.concat(Arrays.stream(needed), Stream.of(LossInput.sampleWeights(), LossInput.mask())).toList();
    }

    @Override
    default LossFormula formula(LossInputs inputs) {
        return weighted(formula(inputs.prediction(), inputs.target()), inputs);
    }

    /// Applies the sample weights and the mask, where they are given.
    ///
    /// @param value the value of each element
    /// @param inputs the inputs
    /// @return the formula with its denominators
    static LossFormula weighted(Expr value, LossInputs inputs) {
        Expr weights = inputs.find(LossInput.SAMPLE_WEIGHTS).orElse(null);
        Expr mask = inputs.find(LossInput.MASK).orElse(null);
        Expr weighted = weights == null ? value : value.times(weights);
        return new LossFormula(mask == null ? weighted : Formulas.where(mask, weighted, 0), inputs.items(), weights,
                mask);
    }
}
