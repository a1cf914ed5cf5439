// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;

/// Changes the gradient before the optimizer sees it.
interface GradientWrapper extends OptimizerWrapper {

    /// What the optimizer takes for the gradient.
    Expr gradient(UpdateInputs inputs);

    @Override
    default UpdateRule rule(UpdateInputs inputs, RuleOptimizer inner) {
        return inner.rule(inputs.withGradient(gradient(inputs)));
    }
}
