// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.Configurable;
import java.util.List;

/// A loss: one record that is its own provider, found by [java.util.ServiceLoader].
///
/// It declares its inputs and parameters and writes its formula; everything else (gradient, kernels, text form, documentation)
/// is derived from that. Most losses implement [ElementwiseLoss], [RowLoss] or [OwnAxesLoss].
///
/// ```java
/// public record Huber(Arguments arguments) implements ElementwiseLoss {
///     static final Parameter DELTA = Parameter.positive("delta", 1.0, "where quadratic turns linear");
///     …
/// }
/// ```
public interface LossPlugin extends Configurable<LossPlugin> {

    /// The inputs, the predictions first.
    ///
    /// @return the declarations; they may depend on the arguments
    List<LossInput> inputs();

    /// Whether the predictions have a class axis: the second one, or the only one.
    ///
    /// @return false unless it is a [RowLoss]
    default boolean rowWise() {
        return false;
    }

    /// What one value of the loss is of, for people.
    ///
    /// @return such as `row`
    default String item() {
        return rowWise() ? "row" : "element";
    }

    /// The formula over the inputs that a caller gives.
    ///
    /// @param inputs the leaves
    /// @return value, item axes and denominators
    LossFormula formula(LossInputs inputs);

    /// What holds of it with these arguments.
    ///
    /// @return none unless a loss says so
    default List<LossProperty> properties() {
        return List.of();
    }

    /// The reduction when none is asked for.
    ///
    /// @return [LossReduction#MEAN] unless a loss says otherwise
    default LossReduction defaultReduction() {
        return LossReduction.MEAN;
    }
}
