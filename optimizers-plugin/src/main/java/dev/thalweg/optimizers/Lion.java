// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.sign;

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

/// Lion: steps of one size, by the sign of a mean gradient.
///
/// `θ ← θ - η(sign(β₁m + (1 - β₁)g) + λθ)`, then `m ← β₂m + (1 - β₂)g`. One tensor of state. Learning rates are three
/// to ten times smaller than Adam's, decay as much larger. Source: X. Chen et al., "Symbolic Discovery of Optimization
/// Algorithms", 2023.
///
/// @param arguments `beta1`, 0.9, and `beta2`, 0.99; `weightDecay` λ, decoupled, at least 0, 0 by default; `maximize`
@AutoService(OptimizerPlugin.class)
public record Lion(Arguments arguments) implements RuleOptimizer {
    static final Parameter BETA2 = Parameter.rate("beta2", 0.99, "how much of the mean gradient is kept");
    static final Parameter WEIGHT_DECAY = Direction.weightDecay(0);
    private static final String MEAN = "mean";

    /// The optimizer with its default arguments.
    public Lion() {
        this(Arguments.defaults(Moments.BETA1, BETA2, WEIGHT_DECAY, Direction.MAXIMIZE));
    }

    @Override
    public String id() {
        return "lion";
    }

    @Override
    public String summary() {
        return "steps of one size, by the sign of a mean gradient";
    }

    @Override
    public Guide guide() {
        return new Guide("memory is short and batches are large",
                "batches are small or no schedule falls: its steps are of one size, whatever the gradient",
                "X. Chen et al., \"Symbolic Discovery of Optimization Algorithms\", 2023");
    }

    @Override
    public Lion with(Arguments given) {
        return new Lion(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return List.of(axes.filled(MEAN, 0));
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.signed(inputs, arguments);
        Expr mean = inputs.state(MEAN);
        Expr direction = sign(Direction.running(mean, Moments.BETA1.expr(), gradient));
        return new UpdateRule(
                Direction.moved(inputs.parameter(), inputs,
                        Direction.decayed(direction, inputs, arguments, WEIGHT_DECAY)),
                Map.of(MEAN, Direction.running(mean, BETA2.expr(), gradient)));
    }
}
