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

/// AdaBelief: the mean gradient in units of how far gradients are from it.
///
/// `m ← β₁m + (1 - β₁)g`, `s ← β₂s + (1 - β₂)(g - m)² + ε`, `θ ← θ - η(m̂/(√ŝ + ε) + λθ)`. Source: J. Zhuang et al.,
/// "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients", 2020.
///
/// @param arguments `beta1`, 0.9, and `beta2`, 0.999; `epsilon`, 1e-16, added in every step, and outside the root;
///     `weightDecay` λ, decoupled, 0; `maximize`
@AutoService(OptimizerPlugin.class)
public record AdaBelief(Arguments arguments) implements RuleOptimizer {
    static final Parameter EPSILON = Moments.epsilon(1e-16,
            "added to the second moment in every step, inside the root, and once more outside of it");
    static final Parameter WEIGHT_DECAY = Direction.weightDecay(0);

    /// The optimizer with its default arguments.
    public AdaBelief() {
        this(Arguments.defaults(Moments.BETA1, Moments.BETA2, EPSILON, WEIGHT_DECAY, Direction.MAXIMIZE));
    }

    @Override
    public String id() {
        return "adabelief";
    }

    @Override
    public String summary() {
        return "the mean gradient in units of how far gradients are from it";
    }

    @Override
    public Guide guide() {
        return new Guide("adam is unstable where gradients change their sign often",
                "gradients are steady: its steps grow far beyond those of adam",
                "J. Zhuang et al., \"AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed "
                        + "Gradients\", 2020");
    }

    @Override
    public AdaBelief with(Arguments given) {
        return new AdaBelief(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return Moments.both(axes);
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.signed(inputs, arguments);
        Expr moment1 = Moments.first(inputs, gradient);
        Expr spread = Moments.second(inputs, gradient.minus(moment1)).plus(EPSILON.expr());
        Expr shrunk = Direction.shrunk(inputs, arguments, WEIGHT_DECAY);
        return new UpdateRule(shrunk.minus(Moments.rate(inputs).times(moment1).over(Moments.size(inputs, spread))),
                Moments.map(moment1, spread));
    }
}
