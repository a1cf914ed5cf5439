// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.max;

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

/// Adamax: the mean gradient in units of its greatest recent absolute value.
///
/// `m ← β₁m + (1 - β₁)g`, `u ← max(β₂u, |g| + ε)`, `θ ← θ - η/(1 - β₁ᵗ)·m/u`. Decay is coupled. Source: D. P. Kingma
/// and J. Ba, "Adam: A Method for Stochastic Optimization", 2015, section 7; epsilon as in PyTorch.
///
/// @param arguments `beta1`, 0.9, and `beta2`, 0.999; `epsilon`, 1e-8, added to the absolute gradient; `maximize`;
///     `l2Penalty`, 0
@AutoService(OptimizerPlugin.class)
public record Adamax(Arguments arguments) implements RuleOptimizer {
    private static final String GREATEST = "greatest";

    static final Parameter EPSILON = Moments.epsilon(1e-8, "added to the absolute gradient, there is no root");

    /// The optimizer with its default arguments.
    public Adamax() {
        this(Arguments.defaults(Moments.BETA1, Moments.BETA2, EPSILON, Direction.MAXIMIZE,
                Direction.L2_PENALTY));
    }

    @Override
    public String id() {
        return "adamax";
    }

    @Override
    public String summary() {
        return "the mean gradient in units of its greatest recent absolute value";
    }

    @Override
    public Guide guide() {
        return new Guide("rare large gradients should not be forgotten soon, as with embeddings",
                "gradients are dense and even: adam adapts faster",
                "D. P. Kingma and J. Ba, \"Adam: A Method for Stochastic Optimization\", 2015, section 7");
    }

    @Override
    public Adamax with(Arguments given) {
        return new Adamax(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return List.of(axes.filled(Moments.MOMENT1, 0), axes.filled(GREATEST, 0));
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.penalized(inputs, arguments);
        Expr moment = Moments.first(inputs, gradient);
        Expr greatest = max(Moments.BETA2.expr().times(inputs.state(GREATEST)),
                gradient.abs().plus(EPSILON.expr()));
        Expr parameter = inputs.parameter().minus(Moments.rate(inputs).times(moment).over(greatest));
        return new UpdateRule(parameter, Map.of(Moments.MOMENT1, moment, GREATEST, greatest));
    }
}
