// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Reduction;
import dev.thalweg.api.optimizer.ClipByGlobalNorm;
import dev.thalweg.api.optimizer.ClipByValue;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import dev.thalweg.training.FitOptions.Clipping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What an optimizer does with a parameter, in place. Most walk its entries along one flat axis, whatever the shape.
///
/// @param optimizer the optimizer
/// @param clipping how gradients are cut first
public record UpdatePrograms(RuleOptimizer optimizer, Clipping clipping) {
    /// The axis of a parameter's entries.
    public static final Axis ENTRIES = Axis.of("i");
    /// The norm that is limited.
    public static final ClipByGlobalNorm NORM = ClipByGlobalNorm.EUCLIDEAN;
    /// The name of the sum of the gradient's squares.
    public static final String SQUARES = "squares";
    /// The name of the sum of all entries of the gradient and of the new parameter: not finite if one of them is not, or if it is
    /// too large.
    public static final String CHECKSUM = "checksum";

    /// The name of the new value of a tensor.
    ///
    /// @param name the name of the tensor
    /// @return the name of the output that is written over it
    public static String updated(String name) {
        return name + "'";
    }

    /// One step of one parameter and its state. The same walk adds up what tells whether all are finite.
    ///
    /// @param inputs the leaves, as the optimizer sees the parameter
    /// @return the program; its outputs with axes go in place of its inputs
    public Program update(UpdateInputs inputs) {
        Expr clipped = clippedByValue(inputs.gradient());
        Expr gradient = clipping.norm() > 0 ? ClipByGlobalNorm.clip(clipped) : clipped;
        UpdateRule rule = optimizer.rule(inputs.withGradient(gradient));
        List<Axis> axes = inputs.axes().all();
        List<Program.Output> outputs = new ArrayList<>(
                List.of(inPlace(UpdateInputs.PARAMETER, axes, rule.parameter())));
        for (StateTensor tensor : optimizer.state(inputs.axes())) {
            Expr value = Objects.requireNonNull(rule.state().get(tensor.name()), tensor.name());
            outputs.add(tensor.isNumber() ? new Program.Output(updated(tensor.name()), List.of(), value)
                    : inPlace(tensor.name(), tensor.axes(), value));
        }
        outputs.add(new Program.Output(CHECKSUM, List.of(),
                Formulas.reduce(Reduction.SUM, inputs.gradient().plus(rule.parameter()), axes)));
        return new Program("update", outputs);
    }

    /// The squares of a gradient, summed, after it was clipped by value.
    ///
    /// @return the program
    public Program squares() {
        Expr part = NORM.part(clippedByValue(Formulas.input(UpdateInputs.GRADIENT, ENTRIES)), List.of(ENTRIES));
        return new Program("squares", List.of(new Program.Output(SQUARES, List.of(), part)));
    }

    /// The numbers that do not change from step to step.
    ///
    /// @return by name
    public Map<String, Double> hypers() {
        var hypers = new java.util.LinkedHashMap<>(optimizer.arguments().values());
        hypers.put(ClipByValue.LIMIT, clipping.value());
        return hypers;
    }

    /// The number that a schedule of the momentum moves.
    ///
    /// @return `momentum`, or `beta1` of Adam and its like; an optimizer without either has nothing to move
    public String momentumName() {
        return optimizer.arguments().values().containsKey("momentum") ? "momentum" : "beta1";
    }

    private Expr clippedByValue(Expr gradient) {
        return clipping.value() == 0 ? gradient : ClipByValue.clip(gradient);
    }

    private static Program.Output inPlace(String name, List<Axis> axes, Expr value) {
        return new Program.Output(updated(name), axes, value, name);
    }
}
