// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.Configurable;
import java.util.List;

/// An optimizer: one record that is its own provider, found by [java.util.ServiceLoader].
///
/// It declares its state and writes its update as a formula from (parameter, gradient, state, step, learning rate) to (parameter,
/// state); the engine makes one fused sweep of it.
public interface OptimizerPlugin extends Configurable<OptimizerPlugin> {

    /// The tensors it keeps for each parameter; they may depend on the arguments.
    ///
    /// @return the declarations, none for plain gradient descent
    List<StateTensor> state();

    /// The update of one step.
    ///
    /// @param inputs the leaves it may read
    /// @return the new parameter and the new state
    UpdateRule rule(UpdateInputs inputs);
}
