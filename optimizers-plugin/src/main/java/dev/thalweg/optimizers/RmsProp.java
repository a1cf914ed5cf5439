// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.clampMin0;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// RMSProp: the gradient in units of its running root mean square.
///
/// With gradient `g` (plus `l2Penalty·θ`): `s ← ρs + (1 - ρ)g²`, `θ ← θ - ηg/(√s + ε)`. With `centered`, `a ← ρa + (1
/// - ρ)g` and the root is of `s - a²`, the variance, taken as 0 where rounding makes it negative (PyTorch says NaN
/// there). With `momentum` μ: `b ← μb + g/(√s + ε)`, `θ ← θ - ηb`. Epsilon is outside the root, as in PyTorch.
/// Sources: T. Tieleman and G. Hinton, "Lecture 6.5: RMSProp", 2012; centered: A. Graves, "Generating Sequences With
/// Recurrent Neural Networks", 2013.
///
/// @param arguments `smoothing` ρ, at least 0 and less than 1, 0.99 by default; `epsilon`, 1e-8; `centered`;
///     `momentum`, 0; `maximize`; `l2Penalty`, 0
@AutoService(OptimizerPlugin.class)
public record RmsProp(Arguments arguments) implements RuleOptimizer {
    static final Parameter SMOOTHING = Parameter
            .rate("smoothing", 0.99, "how much of the mean squared gradient is kept")
            .alias("alpha", "rho");
    static final Parameter EPSILON = Parameter.nonNegative("epsilon", 1e-8, "added to the root, outside the root")
            .alias("eps");
    static final Parameter CENTERED = Parameter.flag("centered", false,
            "divides by the deviation from the mean gradient");
    static final Parameter MOMENTUM = Parameter.rate("momentum", 0, "how much of the velocity is kept");
    private static final String SQUARE = "meanSquare";
    private static final String MEAN = "mean";
    private static final String VELOCITY = "velocity";

    /// The optimizer with its default arguments.
    public RmsProp() {
        this(Arguments.defaults(SMOOTHING, EPSILON, CENTERED, MOMENTUM, Direction.MAXIMIZE, Direction.L2_PENALTY));
    }

    @Override
    public String id() {
        return "rmsprop";
    }

    @Override
    public String summary() {
        return "the gradient in units of its running root mean square";
    }

    @Override
    public Guide guide() {
        return new Guide("gradients come from what changes while it learns, as in reinforcement learning",
                "first steps matter: the mean square begins at 0 and is not corrected; use adam",
                "T. Tieleman and G. Hinton, \"Lecture 6.5: RMSProp\", 2012");
    }

    @Override
    public RmsProp with(Arguments given) {
        return new RmsProp(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        List<StateTensor> state = new ArrayList<>(List.of(axes.filled(SQUARE, 0)));
        if (arguments.flag(CENTERED)) {
            state.add(axes.filled(MEAN, 0));
        }
        if (hasMomentum()) {
            state.add(axes.filled(VELOCITY, 0));
        }
        return state;
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Map<String, Expr> state = new LinkedHashMap<>();
        Expr gradient = Direction.penalized(inputs, arguments);
        Expr direction = gradient.over(sqrt(spread(inputs, gradient, state)).plus(EPSILON.expr()));
        if (hasMomentum()) {
            direction = MOMENTUM.expr().times(inputs.state(VELOCITY)).plus(direction);
            state.put(VELOCITY, direction);
        }
        return new UpdateRule(Direction.moved(inputs.parameter(), inputs, direction), state);
    }

    /// The mean square or the variance of the gradient; notes the new state.
    private Expr spread(UpdateInputs inputs, Expr gradient, Map<String, Expr> state) {
        Expr square = Direction.running(inputs.state(SQUARE), SMOOTHING.expr(), gradient.square());
        state.put(SQUARE, square);
        if (!arguments.flag(CENTERED)) {
            return square;
        }
        Expr mean = Direction.running(inputs.state(MEAN), SMOOTHING.expr(), gradient);
        state.put(MEAN, mean);
        return clampMin0(square.minus(mean.square()));
    }

    private boolean hasMomentum() {
        return arguments.get(MOMENTUM) != 0;
    }
}
