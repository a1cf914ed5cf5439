// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import java.util.List;

/// The leaves of an update rule.
///
/// @param parameter the parameter before the step
/// @param gradient its gradient, uphill
/// @param axes the axes of both
public record UpdateInputs(Expr parameter, Expr gradient, List<Axis> axes) {
    /// The name of the learning rate among the hyper-parameters.
    public static final String LEARNING_RATE = "learningRate";
    /// The name of the number of the step, counted from 1.
    public static final String STEP = "step";

    /// Copies the axes.
    public UpdateInputs {
        axes = List.copyOf(axes);
    }

    /// The learning rate of this step.
    ///
    /// @return a run-time scalar
    public Expr learningRate() {
        return Formulas.hyper(LEARNING_RATE);
    }

    /// The number of this step, counted from 1.
    ///
    /// @return a run-time scalar
    public Expr step() {
        return Formulas.hyper(STEP);
    }

    /// A state tensor before the step.
    ///
    /// @param name one of the declared names
    /// @return its leaf
    public Expr state(String name) {
        return new Expr.Input(name, axes, dev.thalweg.api.formula.Kind.REAL);
    }
}
