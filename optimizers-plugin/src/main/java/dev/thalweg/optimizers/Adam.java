// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import java.util.List;

/// Adam: moves along the mean gradient, in units of the root of the mean squared gradient.
///
/// With gradient `g` (plus `l2Penalty·θ`) in step `t`, counted from 1: `m ← β₁m + (1 - β₁)g`, `v ← β₂v + (1 - β₂)g²`,
/// `θ ← θ - η·m̂/(√v̂ + ε)` with `m̂ = m/(1 - β₁ᵗ)`, `v̂ = v/(1 - β₂ᵗ)`. Epsilon is outside the root and not
/// corrected, as in PyTorch. With `amsgrad` the greatest `v` so far is in the place of `v`, corrected as `v` would
/// be. Decay is coupled: see [AdamW] for the other kind. Sources: D. P. Kingma and J. Ba, "Adam: A Method for
/// Stochastic Optimization", 2015; S. J. Reddi et al., "On the Convergence of Adam and Beyond", 2018.
///
/// @param arguments `beta1`, 0.9, and `beta2`, 0.999, both at least 0 and less than 1; `epsilon`, 1e-8; `amsgrad`;
///     `maximize`; `l2Penalty`, 0
@AutoService(OptimizerPlugin.class)
public record Adam(Arguments arguments) implements RuleOptimizer {

    /// The optimizer with its default arguments.
    public Adam() {
        this(Arguments.defaults(Moments.BETA1, Moments.BETA2, Moments.EPSILON, Moments.AMSGRAD, Direction.MAXIMIZE,
                Direction.L2_PENALTY));
    }

    @Override
    public String id() {
        return "adam";
    }

    @Override
    public String summary() {
        return "moves along the mean gradient, in units of its root mean square";
    }

    @Override
    public Guide guide() {
        return new Guide("something must work at its first rate: tables, networks of some layers, sparse gradients",
                "weights should decay: use adamw, where decay does not enter the moments; or where memory for two "
                        + "numbers a parameter is lacking: use lion or adafactor",
                "D. P. Kingma and J. Ba, \"Adam: A Method for Stochastic Optimization\", 2015");
    }

    @Override
    public Adam with(Arguments given) {
        return new Adam(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return Moments.state(axes, arguments);
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        return Moments.rule(inputs, arguments, inputs.parameter(), Direction.penalized(inputs, arguments));
    }
}
