// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.max;
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
import java.util.Optional;

/// ASGD: stochastic gradient descent whose model is the average of where it has been.
///
/// With `η_t = η/(1 + λη(t - 1))^α` in step `t`, counted from 1: `θ ← θ(1 - λη_t) - η_t·g`. The average is `θ` at
/// first; later than `averageFrom` steps it is `a ← a + (θ - a)/(t - 1 - averageFrom)`. Training goes on at `θ`; the
/// average is what is measured and saved as the model. Source: B. T. Polyak and A. B. Juditsky, "Acceleration of
/// Stochastic Approximation by Averaging", 1992; courses and defaults as in PyTorch.
///
/// @param arguments `lambda` λ, at least 0, 1e-4 by default; `power` α, 0.75; `averageFrom`, 1e6; `maximize`;
///     `l2Penalty`, 0
@AutoService(OptimizerPlugin.class)
public record AveragedSgd(Arguments arguments) implements RuleOptimizer {
    static final Parameter LAMBDA = Parameter
            .nonNegative("lambda", 1e-4, "decoupled decay, and how fast the learning rate falls").alias("lambd");
    static final Parameter POWER = Parameter.nonNegative("power", 0.75, "the power by which the learning rate falls")
            .alias("alpha");
    static final Parameter AVERAGE_FROM = Parameter
            .nonNegative("averageFrom", 1e6, "the step after which the average begins").alias("t0");
    private static final String AVERAGE = "average";

    /// The optimizer with its default arguments.
    public AveragedSgd() {
        this(Arguments.defaults(LAMBDA, POWER, AVERAGE_FROM, Direction.MAXIMIZE, Direction.L2_PENALTY));
    }

    @Override
    public String id() {
        return "asgd";
    }

    @Override
    public String summary() {
        return "stochastic gradient descent whose model is an average";
    }

    @Override
    public Guide guide() {
        return new Guide("the problem is convex and the average of the last steps is wanted",
                "training goes on for few steps: averaging begins late by default; use sgd with swa or ema",
                "B. T. Polyak and A. B. Juditsky, \"Acceleration of Stochastic Approximation by Averaging\", 1992");
    }

    @Override
    public String example() {
        return "asgd(averageFrom=100)";
    }

    @Override
    public AveragedSgd with(Arguments given) {
        return new AveragedSgd(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return List.of(axes.copied(AVERAGE));
    }

    @Override
    public Optional<String> model() {
        return Optional.of(AVERAGE);
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.penalized(inputs, arguments);
        Expr before = inputs.step().minus(1);
        Expr fallen = LAMBDA.expr().times(inputs.learningRate()).times(before).plus(1).power(POWER.expr());
        Expr rate = inputs.learningRate().over(fallen);
        Expr kept = inputs.isBias() ? inputs.parameter()
                : inputs.parameter().times(constant(1).minus(LAMBDA.expr().times(rate)));
        Expr parameter = kept.minus(rate.times(gradient));
        Expr count = max(constant(1), before.minus(AVERAGE_FROM.expr()));
        Expr average = inputs.state(AVERAGE).plus(parameter.minus(inputs.state(AVERAGE)).over(count));
        return new UpdateRule(parameter, Map.of(AVERAGE, where(count.equalTo(constant(1)), parameter, average)));
    }
}
