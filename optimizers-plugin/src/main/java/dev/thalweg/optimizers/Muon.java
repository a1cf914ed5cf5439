// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.size;
import static dev.thalweg.api.formula.Formulas.sqrt;

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

/// Muon: momentum of a matrix, made nearly orthogonal, so that every direction of it moves alike.
///
/// `b ← μb + g`, `u = g + μb` with `nesterov`, else `b`; `O` is `u/(‖u‖ + 1e-7)` after `steps` Newton–Schulz steps `X ←
/// aX + (bA + cA²)X`, `A = XXᵀ`, with (3.4445, -4.775, 2.0315); `θ ← θ(1 - ηλ) - η·k·O`. The factor `k` is `√max(1,
/// outputs/inputs)` with `adjust=original`, `0.2·√max(outputs, inputs)` with `match-rms-adamw`, by which learning rates
/// are as for AdamW, and 1 with `none`. `A` is made of the shorter axis. What is no matrix moves as in [AdamW], by the
/// same learning rate. Source: K. Jordan et al., "Muon: An Optimizer for Hidden Layers in Neural Networks", 2024; J.
/// Liu et al., "Muon is Scalable for LLM Training", 2025. It computes in the element type throughout, not in bfloat16.
///
/// @param arguments `momentum` μ, 0.95; `nesterov`, on by default; `weightDecay` λ, decoupled, 0; `steps`, at least 1,
///     5 by default; `adjust`, `match-rms-adamw` by default; `beta1`, `beta2` and `epsilon` of what is no matrix;
///     `maximize`
@AutoService(OptimizerPlugin.class)
public record Muon(Arguments arguments) implements RuleOptimizer {
    static final Parameter MOMENTUM = Parameter.rate("momentum", 0.95, "how much of the velocity is kept");
    static final Parameter NESTEROV = Parameter.flag("nesterov", true, "looks ahead along the velocity");
    static final Parameter WEIGHT_DECAY = Direction.weightDecay(0);
    static final Parameter STEPS = Parameter.integer("steps", 5, 1, 20, "how often a matrix is made more orthogonal");
    static final Parameter ADJUST = Parameter.choice("adjust", "what steps are in units of", "match-rms-adamw",
            "original", "none");
    private static final String VELOCITY = "velocity";

    /// The optimizer with its default arguments.
    public Muon() {
        this(Arguments.defaults(MOMENTUM, NESTEROV, WEIGHT_DECAY, STEPS, ADJUST, Moments.BETA1, Moments.BETA2,
                Moments.EPSILON, Direction.MAXIMIZE));
    }

    @Override
    public String id() {
        return "muon";
    }

    @Override
    public String summary() {
        return "momentum of a matrix, made nearly orthogonal";
    }

    @Override
    public Guide guide() {
        return new Guide("weights are matrices of hidden layers, of about the same length and width",
                "most parameters are biases or embeddings, or layers are so wide that products of matrices cost "
                        + "more than the gradient",
                "K. Jordan et al., \"Muon: An Optimizer for Hidden Layers in Neural Networks\", 2024; J. Liu et "
                        + "al., \"Muon is Scalable for LLM Training\", 2025");
    }

    @Override
    public Muon with(Arguments given) {
        return new Muon(given);
    }

    @Override
    public Muon inBrief() {
        return with(arguments.with(STEPS, 1));
    }

    @Override
    public boolean seesMatrices() {
        return true;
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return axes.matrix().isPresent() ? List.of(axes.filled(VELOCITY, 0)) : Moments.both(axes);
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.signed(inputs, arguments);
        Expr shrunk = Direction.shrunk(inputs, arguments, WEIGHT_DECAY);
        if (inputs.axes().matrix().isEmpty()) {
            Expr moment1 = Moments.first(inputs, gradient);
            Expr moment2 = Moments.second(inputs, gradient);
            return new UpdateRule(shrunk.minus(Moments.rate(inputs).times(moment1).over(Moments.size(inputs, moment2))),
                    Moments.map(moment1, moment2));
        }
        ParameterAxes.Matrix matrix = inputs.axes().matrix().get();
        Expr velocity = MOMENTUM.expr().times(inputs.state(VELOCITY)).plus(gradient);
        Expr direction = arguments.flag(NESTEROV) ? gradient.plus(MOMENTUM.expr().times(velocity)) : velocity;
        Expr orthogonal = NewtonSchulz.orthogonal(direction, matrix, (int) arguments.get(STEPS));
        return new UpdateRule(Direction.moved(shrunk, inputs, factor(matrix).times(orthogonal)),
                Map.of(VELOCITY, velocity));
    }

    private Expr factor(ParameterAxes.Matrix matrix) {
        Expr outputs = size(matrix.outputs());
        Expr ins = size(matrix.inputs());
        return switch (arguments.choice(ADJUST)) {
            case "match-rms-adamw" -> sqrt(max(outputs, ins)).times(0.2);
            case "original" -> sqrt(max(constant(1), outputs.over(ins)));
            default -> constant(1);
        };
    }
}
