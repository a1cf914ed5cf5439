// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.Configurable;
import java.util.List;
import java.util.Optional;

/// Something around an optimizer that follows a rule: a clipped gradient, an average, a bound on weights. One record
/// that is its own provider, found by [java.util.ServiceLoader], and a formula like the rule itself, so that both are
/// one plan.
public interface OptimizerWrapper extends Configurable<OptimizerWrapper> {

    /// What it keeps besides the optimizer's state, under names of its own.
    ///
    /// @param axes the axes of the parameter
    /// @return the declarations, perhaps none
    default List<StateTensor> state(ParameterAxes axes) {
        return List.of();
    }

    /// The update of one step.
    ///
    /// @param inputs the leaves it may read
    /// @param inner the optimizer
    /// @return the new parameter, the optimizer's new state, and its own
    UpdateRule rule(UpdateInputs inputs, RuleOptimizer inner);

    /// Whether it tells the axes of a matrix apart.
    ///
    /// @return true if [ParameterAxes#matrix()] matters to it
    default boolean seesMatrices() {
        return false;
    }

    /// How far uphill gradients are taken, as [RuleOptimizer#gradientsUphill()] says.
    ///
    /// @return the distance; 0 to leave it to the optimizer
    default double gradientsUphill() {
        return 0;
    }

    /// Which of its state is the model, where it makes another one than the optimizer.
    ///
    /// @return the name of a state tensor of the parameter's shape; empty for the optimizer's
    default Optional<String> model() {
        return Optional.empty();
    }
}
