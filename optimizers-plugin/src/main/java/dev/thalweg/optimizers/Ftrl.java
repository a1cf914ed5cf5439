// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.sign;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.where;

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

/// FTRL-Proximal: follows the regularised leader, and makes parameters exactly 0 that do not earn their keep.
///
/// With the learning rate `α`: `z ← z + g - (√(n + g²) - √n)/α·θ`, `n ← n + g²`, then `θ = 0` where `|z| ≤ l1`, else `θ
/// = -(z - sign(z)·l1)/((β + √n)/α + l2)`. The parameter is made anew in each step, so where it began is forgotten: for
/// linear models. Source: H. B. McMahan et al., "Ad Click Prediction: a View from the Trenches", 2013.
///
/// @param arguments `beta` β, at least 0, 1 by default; `l1` and `l2`, at least 0, 0 by default; `initialAccumulator`,
///     the first `n`, 0; `maximize`
@AutoService(OptimizerPlugin.class)
public record Ftrl(Arguments arguments) implements RuleOptimizer {
    static final Parameter BETA = Parameter.nonNegative("beta", 1, "added to the root of the sum of squares");
    static final Parameter L1 = Parameter.nonNegative("l1", 0, "how much a parameter must earn not to be 0");
    static final Parameter L2 = Parameter.nonNegative("l2", 0, "pulls parameters to 0");
    static final Parameter INITIAL_ACCUMULATOR = Parameter
            .nonNegative("initialAccumulator", 0, "the sum of squares before the first step")
            .alias("initial_accumulator");
    private static final String LINEAR = "linear";
    private static final String SUM = "sumOfSquares";

    /// The optimizer with its default arguments.
    public Ftrl() {
        this(Arguments.defaults(BETA, L1, L2, INITIAL_ACCUMULATOR, Direction.MAXIMIZE));
    }

    @Override
    public String id() {
        return "ftrl";
    }

    @Override
    public String summary() {
        return "follows the regularised leader; makes sparse linear models";
    }

    @Override
    public Guide guide() {
        return new Guide("a linear model should be sparse: inputs by the million, such as clicks",
                "there are hidden layers: it makes parameters anew from 0 in each step",
                "H. B. McMahan et al., \"Ad Click Prediction: a View from the Trenches\", 2013");
    }

    @Override
    public Ftrl with(Arguments given) {
        return new Ftrl(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return List.of(axes.filled(LINEAR, 0), axes.filled(SUM, arguments.get(INITIAL_ACCUMULATOR)));
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.signed(inputs, arguments);
        Expr sum = inputs.state(SUM).plus(gradient.square());
        Expr root = sqrt(sum);
        Expr slower = root.minus(sqrt(inputs.state(SUM))).over(inputs.learningRate());
        Expr linear = inputs.state(LINEAR).plus(gradient).minus(slower.times(inputs.parameter()));
        Expr steepness = BETA.expr().plus(root).over(inputs.learningRate()).plus(L2.expr());
        Expr leader = sign(linear).times(L1.expr()).minus(linear).over(steepness);
        return new UpdateRule(where(linear.abs().atMost(L1.expr()), constant(0), leader),
                Map.of(LINEAR, linear, SUM, sum));
    }
}
