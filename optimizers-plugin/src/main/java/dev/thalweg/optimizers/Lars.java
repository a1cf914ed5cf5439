// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

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

/// LARS: momentum whose learning rate is, for each tensor, in units of the tensor over its gradient, for very large
/// batches.
///
/// `κ = trust·‖θ‖/(‖g‖ + λ‖θ‖ + ε)`, `b ← μb + ηκ(g + λθ)`, `θ ← θ - b`. The ratio `κ` is 1 where a norm is 0, and for
/// biases, which do not decay either. Source: Y. You, I. Gitman and B. Ginsburg, "Large Batch Training of Convolutional
/// Networks", 2017.
///
/// @param arguments `momentum` μ, 0.9; `weightDecay` λ, inside the ratio, 0; `trust`, greater than 0, 1e-3 by default;
///     `epsilon`, 0; `maximize`
@AutoService(OptimizerPlugin.class)
public record Lars(Arguments arguments) implements RuleOptimizer {
    static final Parameter MOMENTUM = Parameter.rate("momentum", 0.9, "how much of the velocity is kept");
    static final Parameter WEIGHT_DECAY = Parameter
            .nonNegative("weightDecay", 0, "this times the parameter is added to the gradient, inside the ratio")
            .alias("weight_decay");
    static final Parameter TRUST = Parameter.positive("trust", 1e-3, "the ratio where norms are equal");
    static final Parameter EPSILON = Parameter.nonNegative("epsilon", 0, "added to the norm of the gradient")
            .alias("eps");
    private static final String VELOCITY = "velocity";

    /// The optimizer with its default arguments.
    public Lars() {
        this(Arguments.defaults(MOMENTUM, WEIGHT_DECAY, TRUST, EPSILON, Direction.MAXIMIZE));
    }

    @Override
    public String id() {
        return "lars";
    }

    @Override
    public String summary() {
        return "momentum, scaled to the size of each tensor over its gradient";
    }

    @Override
    public Guide guide() {
        return new Guide("batches are of thousands of rows, and sgd no longer scales with them",
                "batches are small: sgd with momentum is simpler, and its rate easier to find",
                "Y. You, I. Gitman and B. Ginsburg, \"Large Batch Training of Convolutional Networks\", 2017");
    }

    @Override
    public Lars with(Arguments given) {
        return new Lars(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return List.of(axes.filled(VELOCITY, 0));
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.signed(inputs, arguments);
        Expr parameterNorm = TrustRatio.norm(inputs.parameter(), inputs);
        Expr gradientNorm = TrustRatio.norm(gradient, inputs);
        Expr size = gradientNorm.plus(WEIGHT_DECAY.expr().times(parameterNorm)).plus(EPSILON.expr());
        Expr ratio = TrustRatio.of(inputs, parameterNorm, gradientNorm, TRUST.expr().times(parameterNorm).over(size));
        Expr step = inputs.learningRate().times(ratio)
                .times(Direction.decayed(gradient, inputs, arguments, WEIGHT_DECAY));
        Expr velocity = MOMENTUM.expr().times(inputs.state(VELOCITY)).plus(step);
        return new UpdateRule(inputs.parameter().minus(velocity), Map.of(VELOCITY, velocity));
    }
}
