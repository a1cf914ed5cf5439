// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;

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
import java.util.List;
import java.util.Map;

/// NAdam: [Adam] with Nesterov's look ahead, and a momentum that grows.
///
/// With `μ_t = β₁(1 - 0.96^(tψ)/2)` and `Π_t` the product of all so far, `m` and `v` as Adam's: `θ ← θ -
/// η·(m·μ_(t+1)/(1 - Π_(t+1)) + g·(1 - μ_t)/(1 - Π_t))/(√v̂ + ε)`. Decay is coupled. Source: T. Dozat, "Incorporating
/// Nesterov Momentum into Adam", 2016; schedule and defaults as in PyTorch.
///
/// @param arguments `beta1`, 0.9, and `beta2`, 0.999; `epsilon`, 1e-8, outside the root; `momentumDecay` `ψ`, 0.004;
///     `maximize`; `l2Penalty`, 0
@AutoService(OptimizerPlugin.class)
public record NAdam(Arguments arguments) implements RuleOptimizer {
    static final Parameter MOMENTUM_DECAY = Parameter
            .nonNegative("momentumDecay", 0.004, "how fast the momentum grows to beta1").alias("momentum_decay");
    private static final String PRODUCT = "momentumProduct";

    /// The optimizer with its default arguments.
    public NAdam() {
        this(Arguments.defaults(Moments.BETA1, Moments.BETA2, Moments.EPSILON, MOMENTUM_DECAY, Direction.MAXIMIZE,
                Direction.L2_PENALTY));
    }

    @Override
    public String id() {
        return "nadam";
    }

    @Override
    public String summary() {
        return "Adam with Nesterov's look ahead";
    }

    @Override
    public Guide guide() {
        return new Guide("adam is too slow to turn and its rate cannot be raised",
                "a schedule moves the first beta, such as one-cycle: its momentum has a course of its own",
                "T. Dozat, \"Incorporating Nesterov Momentum into Adam\", 2016");
    }

    @Override
    public NAdam with(Arguments given) {
        return new NAdam(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        List<StateTensor> state = new ArrayList<>(Moments.both(axes));
        state.add(axes.number(PRODUCT, 1));
        return state;
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.penalized(inputs, arguments);
        Expr moment1 = Moments.first(inputs, gradient);
        Expr moment2 = Moments.second(inputs, gradient);
        Expr momentum = momentum(inputs.step());
        Expr next = momentum(inputs.step().plus(1));
        Expr product = inputs.number(PRODUCT).times(momentum);
        Expr ofMoment = inputs.learningRate().times(next).over(constant(1).minus(product.times(next)));
        Expr ofGradient = inputs.learningRate().times(constant(1).minus(momentum)).over(constant(1).minus(product));
        Expr direction = ofMoment.times(moment1).plus(ofGradient.times(gradient));
        Map<String, Expr> state = Moments.map(moment1, moment2);
        state.put(PRODUCT, product);
        return new UpdateRule(inputs.parameter().minus(direction.over(Moments.size(inputs, moment2))), state);
    }

    private static Expr momentum(Expr step) {
        Expr grown = constant(0.96).power(step.times(MOMENTUM_DECAY.expr()));
        return Moments.BETA1.expr().times(constant(1).minus(grown.half()));
    }
}
