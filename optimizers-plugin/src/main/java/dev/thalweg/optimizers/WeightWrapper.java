// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;

/// Changes weights after the optimizer has moved them. Biases stay as they are.
interface WeightWrapper extends OptimizerWrapper {

    /// What becomes of weights.
    ///
    /// @param moved the weights after the step
    Expr weights(UpdateInputs inputs, Expr moved);

    @Override
    default UpdateRule rule(UpdateInputs inputs, RuleOptimizer inner) {
        UpdateRule rule = inner.rule(inputs);
        return inputs.isBias() ? rule : rule.withParameter(weights(inputs, rule.parameter()));
    }
}
