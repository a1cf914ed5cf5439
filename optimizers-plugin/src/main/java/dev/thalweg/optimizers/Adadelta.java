// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.sqrt;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import java.util.List;
import java.util.Map;

/// Adadelta: the gradient in the units of the parameter, so that the learning rate has none.
///
/// `s ← ρs + (1 - ρ)g²`, `Δ = g·√(x + ε)/√(s + ε)`, `x ← ρx + (1 - ρ)Δ²`, `θ ← θ - ηΔ`. Epsilon is inside both roots.
/// Decay is coupled. The learning rate that it was made for is 1. Source: M. D. Zeiler, "ADADELTA: An Adaptive Learning
/// Rate Method", 2012.
///
/// @param arguments `smoothing` ρ, at least 0 and less than 1, 0.9 by default; `epsilon`, 1e-6; `maximize`;
///     `l2Penalty`, 0
@AutoService(OptimizerPlugin.class)
public record Adadelta(Arguments arguments) implements RuleOptimizer {
    static final Parameter SMOOTHING = Parameter.rate("smoothing", 0.9, "how much of the mean squares is kept")
            .alias("rho");
    static final Parameter EPSILON = Parameter
            .nonNegative("epsilon", 1e-6, "added to both mean squares, inside the roots").alias("eps");
    private static final String SQUARE = "meanSquare";
    private static final String MOVED = "meanSquareUpdate";

    /// The optimizer with its default arguments.
    public Adadelta() {
        this(Arguments.defaults(SMOOTHING, EPSILON, Direction.MAXIMIZE, Direction.L2_PENALTY));
    }

    @Override
    public String id() {
        return "adadelta";
    }

    @Override
    public String summary() {
        return "the gradient in the units of the parameter";
    }

    @Override
    public Guide guide() {
        return new Guide("no learning rate should be chosen: 1 is meant to do",
                "a fast start counts: its first steps are as small as the root of epsilon",
                "M. D. Zeiler, \"ADADELTA: An Adaptive Learning Rate Method\", 2012");
    }

    @Override
    public Adadelta with(Arguments given) {
        return new Adadelta(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return List.of(axes.filled(SQUARE, 0), axes.filled(MOVED, 0));
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.penalized(inputs, arguments);
        Expr square = Direction.running(inputs.state(SQUARE), SMOOTHING.expr(), gradient.square());
        Expr direction = root(inputs.state(MOVED)).over(root(square)).times(gradient);
        Expr moved = Direction.running(inputs.state(MOVED), SMOOTHING.expr(), direction.square());
        return new UpdateRule(Direction.moved(inputs.parameter(), inputs, direction),
                Map.of(SQUARE, square, MOVED, moved));
    }

    private static Expr root(Expr square) {
        return sqrt(square.plus(EPSILON.expr()));
    }
}
