// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
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

/// Adagrad: the gradient in units of the root of all its squares so far, so rarely moved parameters move far.
///
/// With gradient `g` (plus `l2Penalty·θ`) in step `t`, counted from 1: `s ← s + g²`, `θ ← θ - η/(1 + (t -
/// 1)·learningRateDecay) · g/(√s + ε)`. Epsilon is outside the root, as in PyTorch. Source: J. Duchi, E. Hazan and Y.
/// Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", 2011.
///
/// @param arguments `learningRateDecay`, 0; `initialAccumulator`, the first `s`, 0; `epsilon`, 1e-10; `maximize`;
///     `l2Penalty`, 0; all at least 0
@AutoService(OptimizerPlugin.class)
public record Adagrad(Arguments arguments) implements RuleOptimizer {
    static final Parameter LEARNING_RATE_DECAY = Parameter
            .nonNegative("learningRateDecay", 0, "how fast the learning rate falls with the number of steps")
            .alias("lr_decay");
    static final Parameter INITIAL_ACCUMULATOR = Parameter
            .nonNegative("initialAccumulator", 0, "the sum of squares before the first step")
            .alias("initial_accumulator_value");
    static final Parameter EPSILON = Parameter.nonNegative("epsilon", 1e-10, "added to the root, outside the root")
            .alias("eps");
    private static final String SUM = "sumOfSquares";

    /// The optimizer with its default arguments.
    public Adagrad() {
        this(Arguments.defaults(LEARNING_RATE_DECAY, INITIAL_ACCUMULATOR, EPSILON, Direction.MAXIMIZE,
                Direction.L2_PENALTY));
    }

    @Override
    public String id() {
        return "adagrad";
    }

    @Override
    public String summary() {
        return "the gradient in units of the root of all its squares so far";
    }

    @Override
    public Guide guide() {
        return new Guide("inputs are sparse and rare ones should move far: text, linear models",
                "training is long: its steps shrink for ever; use rmsprop or adam",
                "J. Duchi, E. Hazan and Y. Singer, \"Adaptive Subgradient Methods for Online Learning and "
                        + "Stochastic Optimization\", 2011");
    }

    @Override
    public Adagrad with(Arguments given) {
        return new Adagrad(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return List.of(axes.filled(SUM, arguments.get(INITIAL_ACCUMULATOR)));
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.penalized(inputs, arguments);
        Expr sum = inputs.state(SUM).plus(gradient.square());
        Expr rate = inputs.learningRate()
                .over(inputs.step().minus(1).times(LEARNING_RATE_DECAY.expr()).plus(constant(1)));
        return new UpdateRule(inputs.parameter().minus(rate.times(gradient).over(sqrt(sum).plus(EPSILON.expr()))),
                Map.of(SUM, sum));
    }
}
