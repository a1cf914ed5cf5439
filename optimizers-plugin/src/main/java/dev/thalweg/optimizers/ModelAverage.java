// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Makes the model an average of what it would be without: [Ema] and [Swa]. Training goes on where the optimizer is.
interface ModelAverage extends OptimizerWrapper {

    /// The name of the average among the state.
    String average();

    /// The average after a step.
    ///
    /// @param before the average before it
    /// @param now what the optimizer alone would have for its model after it
    Expr average(UpdateInputs inputs, Expr before, Expr now);

    @Override
    default List<StateTensor> state(ParameterAxes axes) {
        return List.of(axes.copied(average()));
    }

    @Override
    default Optional<String> model() {
        return Optional.of(average());
    }

    @Override
    default UpdateRule rule(UpdateInputs inputs, RuleOptimizer inner) {
        UpdateRule rule = inner.rule(inputs);
        Expr now = inner.model().map(name -> Objects.requireNonNull(rule.state().get(name), name))
                .orElseGet(rule::parameter);
        return rule.withState(average(), average(inputs, inputs.state(average()), now));
    }
}
