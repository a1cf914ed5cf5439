// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
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

/// RAdam: [Adam] that leaves the second moment out until there are enough steps to know it.
///
/// With `ρ_∞ = 2/(1 - β₂) - 1` and `ρ_t = ρ_∞ - 2tβ₂ᵗ/(1 - β₂ᵗ)`: `θ ← θ - η·m̂·r·√(1 - β₂ᵗ)/(√v + ε)` where `ρ_t > 5`,
/// with `r² = (ρ_t - 4)(ρ_t - 2)ρ_∞/((ρ_∞ - 4)(ρ_∞ - 2)ρ_t)`, else `θ ← θ - η·m̂`. Decay is coupled. Source: L. Liu et
/// al., "On the Variance of the Adaptive Learning Rate and Beyond", 2020; epsilon, threshold and defaults as in
/// PyTorch.
///
/// @param arguments `beta1`, 0.9, and `beta2`, 0.999; `epsilon`, 1e-8, beside the root that is not corrected;
///     `maximize`; `l2Penalty`, 0
@AutoService(OptimizerPlugin.class)
public record RAdam(Arguments arguments) implements RuleOptimizer {
    static final Parameter EPSILON = Moments.epsilon(1e-8,
            "added to the root of the second moment that is not corrected, outside the root");

    /// The optimizer with its default arguments.
    public RAdam() {
        this(Arguments.defaults(Moments.BETA1, Moments.BETA2, EPSILON, Direction.MAXIMIZE,
                Direction.L2_PENALTY));
    }

    @Override
    public String id() {
        return "radam";
    }

    @Override
    public String summary() {
        return "Adam that leaves the second moment out until it is known";
    }

    @Override
    public Guide guide() {
        return new Guide("adam's first steps are too bold and a warm-up is unwanted",
                "gradients are steep at first: until it knows the second moment it walks by the plain gradient",
                "L. Liu et al., \"On the Variance of the Adaptive Learning Rate and Beyond\", 2020");
    }

    @Override
    public RAdam with(Arguments given) {
        return new RAdam(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return Moments.both(axes);
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.penalized(inputs, arguments);
        Expr moment1 = Moments.first(inputs, gradient);
        Expr moment2 = Moments.second(inputs, gradient);
        Expr filled = Direction.filled(Moments.BETA2.expr(), inputs);
        Expr most = constant(2).over(constant(1).minus(Moments.BETA2.expr())).minus(1);
        Expr length = most.minus(inputs.step().times(2).times(constant(1).minus(filled)).over(filled));
        Expr known = length.greaterThan(constant(5));
        Expr rate = Moments.rate(inputs).times(where(known, rectified(length, most).times(sqrt(filled)), 1));
        Expr size = where(known, sqrt(moment2).plus(EPSILON.expr()), 1);
        return new UpdateRule(inputs.parameter().minus(rate.times(moment1).over(size)),
                Moments.map(moment1, moment2));
    }

    private static Expr rectified(Expr length, Expr most) {
        Expr above = length.minus(4).times(length.minus(2)).times(most);
        return sqrt(above.over(most.minus(4).times(most.minus(2)).times(length)));
    }
}
