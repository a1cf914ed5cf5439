// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import java.util.List;
import java.util.Optional;

/// An optimizer that follows a rule from gradient to gradient, parameter by parameter.
///
/// It declares its state and writes its update as a formula from (parameter, gradient, state, step, learning rate) to
/// (parameter, state). The engine makes one fused sweep of a rule that goes entry by entry, and a plan with reductions
/// and products of one that does not.
public non-sealed interface RuleOptimizer extends OptimizerPlugin {

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

    /// The optimizer whose equations are shown: where a part of them repeats itself, the one that does it once.
    ///
    /// @return this one, unless its equations would be too long to read
    default RuleOptimizer inBrief() {
        return this;
    }

    /// Whether it tells the axes of a matrix apart. Others see one axis of entries, whatever the shape.
    ///
    /// @return true if [ParameterAxes#matrix()] matters to it
    default boolean seesMatrices() {
        return false;
    }

    /// How far uphill its gradients are taken: where the parameters of the whole model together are moved so far along the gradient.
    ///
    /// @return the distance; 0 for gradients where the parameters are
    default double gradientsUphill() {
        return 0;
    }

    /// Which state is the model, where that is not the parameter itself but an average of it.
    ///
    /// @return the name of a state tensor of the parameter's shape; empty for the parameter
    default Optional<String> model() {
        return Optional.empty();
    }
}
