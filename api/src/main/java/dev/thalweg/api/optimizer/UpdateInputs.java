// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Kind;
import java.util.List;

/// The leaves of an update rule.
///
/// @param parameter the parameter before the step
/// @param gradient its gradient, uphill
/// @param axes the axes of both
/// @param learningRate the learning rate of this step
/// @param step the number of this step, counted from 1
/// @param isBias whether the parameter is added and not multiplied; such ones are neither decayed nor scaled by trust ratios
public record UpdateInputs(Expr parameter, Expr gradient, ParameterAxes axes, Expr learningRate, Expr step,
        boolean isBias) {
    /// The name of the parameter.
    public static final String PARAMETER = "parameter";
    /// The name of its gradient.
    public static final String GRADIENT = "gradient";
    /// The name of the learning rate among the hyper-parameters.
    public static final String LEARNING_RATE = "learningRate";
    /// The name of the number of the step, counted from 1.
    public static final String STEP = "step";

    /// The name of the number by which random numbers of one parameter differ from those of another and of another run:
    /// whole, at least 0 and less than 2²⁰.
    public static final String SEED = "seed";

    /// The leaves of a parameter that is multiplied.
    ///
    /// @param axes its axes
    /// @return inputs of the usual names
    public static UpdateInputs of(ParameterAxes axes) {
        return new UpdateInputs(leaf(PARAMETER, axes.all()), leaf(GRADIENT, axes.all()), axes,
                Formulas.hyper(LEARNING_RATE), Formulas.hyper(STEP), false);
    }

    /// The leaves of a parameter that is multiplied, whose axes nobody tells apart.
    ///
    /// @param axes its axes, in the order in which entries are stored
    /// @return inputs of the usual names
    public static UpdateInputs of(Axis... axes) {
        return of(ParameterAxes.of(List.of(axes)));
    }

    private static Expr.Input leaf(String name, List<Axis> axes) {
        return new Expr.Input(name, axes, Kind.REAL);
    }

    /// The same leaves for a parameter that is added.
    ///
    /// @return inputs of a bias
    public UpdateInputs asBias() {
        return new UpdateInputs(parameter, gradient, axes, learningRate, step, true);
    }

    /// The same leaves with another gradient.
    ///
    /// @param changed what rules take for the gradient
    /// @return changed inputs
    public UpdateInputs withGradient(Expr changed) {
        return new UpdateInputs(parameter, changed, axes, learningRate, step, isBias);
    }

    /// The same leaves with another learning rate.
    ///
    /// @param changed what rules take for the learning rate
    /// @return changed inputs
    public UpdateInputs withLearningRate(Expr changed) {
        return new UpdateInputs(parameter, gradient, axes, changed, step, isBias);
    }

    /// The same leaves with another number of the step.
    ///
    /// @param changed what rules take for the number of the step
    /// @return changed inputs
    public UpdateInputs withStep(Expr changed) {
        return new UpdateInputs(parameter, gradient, axes, learningRate, changed, isBias);
    }

    /// State before the step, whatever its extent.
    ///
    /// @param tensor one of the declared
    /// @return its leaf
    public Expr state(StateTensor tensor) {
        return tensor.isNumber() ? number(tensor.name()) : leaf(tensor.name(), tensor.axes());
    }

    /// A state tensor of the parameter's shape before the step.
    ///
    /// @param name one of the declared names
    /// @return its leaf
    public Expr state(String name) {
        return leaf(name, axes.all());
    }

    /// A state vector before the step.
    ///
    /// @param name one of the declared names
    /// @param axis its axis
    /// @return its leaf
    public Expr state(String name, Axis axis) {
        return leaf(name, List.of(axis));
    }

    /// By what random numbers of this parameter differ from those of others.
    ///
    /// @return a run-time scalar
    public Expr seed() {
        return Formulas.hyper(SEED);
    }

    /// A number of the state before the step.
    ///
    /// @param name one of the declared names
    /// @return a run-time scalar
    public Expr number(String name) {
        return Formulas.hyper(name);
    }
}
