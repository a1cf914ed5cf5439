// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.Configurable;
import java.util.List;
import java.util.Optional;

/// An optimizer: one record that is its own provider, found by [java.util.ServiceLoader].
///
/// It declares its state and writes its update as a formula from (parameter, gradient, state, step, learning rate) to
/// (parameter, state). The engine makes one fused sweep of a rule that goes entry by entry, and a plan with reductions
/// and products of one that does not.
public interface OptimizerPlugin extends Configurable<OptimizerPlugin> {

    /// The numbers it keeps for a parameter; they may depend on the arguments.
    ///
    /// @param axes the axes of the parameter
    /// @return the declarations, none for plain gradient descent
    List<StateTensor> state(ParameterAxes axes);

    /// The update of one step.
    ///
    /// @param inputs the leaves it may read
    /// @return the new parameter and the new state
    UpdateRule rule(UpdateInputs inputs);

    /// Whether it tells the axes of a matrix apart. Others see one axis of entries, whatever the shape.
    ///
    /// @return true if [ParameterAxes#matrix()] matters to it
    default boolean seesMatrices() {
        return false;
    }

    /// Where it was published.
    ///
    /// @return authors, title and year; an empty text where nobody says
    default String source() {
        return "";
    }

    /// Which state is the model, where that is not the parameter itself but an average of it.
    ///
    /// @return the name of a state tensor of the parameter's shape; empty for the parameter
    default Optional<String> model() {
        return Optional.empty();
    }
}
