// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import java.util.List;

/// Adam with decoupled weight decay: the decay does not enter the moments.
///
/// `θ ← θ(1 - ηλ)` with weight decay `λ` and learning rate `η`, then the step of [Adam].
/// Source: I. Loshchilov and F. Hutter, "Decoupled Weight Decay Regularization", 2019; order and default as in PyTorch.
///
/// @param arguments `weightDecay`, at least 0, 0.01 by default; `beta1`, 0.9, and `beta2`, 0.999, both at least 0 and
///     less than 1; `epsilon`, 1e-8; `amsgrad`; `maximize`
@AutoService(OptimizerPlugin.class)
public record AdamW(Arguments arguments) implements RuleOptimizer {
    static final Parameter WEIGHT_DECAY = Direction.weightDecay(0.01);

    /// The optimizer with its default arguments.
    public AdamW() {
        this(Arguments.defaults(WEIGHT_DECAY, Moments.BETA1, Moments.BETA2, Moments.EPSILON, Moments.AMSGRAD,
                Direction.MAXIMIZE));
    }

    @Override
    public String id() {
        return "adamw";
    }

    @Override
    public String summary() {
        return "Adam with decoupled weight decay";
    }

    @Override
    public Guide guide() {
        return new Guide("networks should generalise by weight decay, which is what most large ones are trained with",
                "no decay is wanted: adam is the same without it",
                "I. Loshchilov and F. Hutter, \"Decoupled Weight Decay Regularization\", 2019");
    }

    @Override
    public AdamW with(Arguments given) {
        return new AdamW(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return Moments.state(axes, arguments);
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        return Moments.rule(inputs, arguments, Direction.shrunk(inputs, arguments, WEIGHT_DECAY),
                Direction.signed(inputs, arguments));
    }
}
