// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.where;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import java.util.List;
import java.util.Map;

/// Stochastic gradient descent, with heavy-ball or Nesterov momentum.
///
/// With parameter `θ`, gradient `g` (plus `l2Penalty·θ`), momentum `μ`, dampening `d`, learning rate `η`: `θ ← θ -
/// ηg` without momentum; else `b ← μb + (1 - d)g`, in the first step `b ← g`, and `θ ← θ - ηb`, with `nesterov` `θ ←
/// θ - η(g + μb)`. The velocity does not contain the learning rate, so a schedule acts at once. Sources: H. Robbins
/// and S. Monro, "A Stochastic Approximation Method", 1951; B. T. Polyak, 1964; I. Sutskever et al., "On the
/// importance of initialization and momentum in deep learning", 2013; the first step as in PyTorch.
///
/// @param arguments `momentum` and `dampening`, at least 0 and less than 1, 0 by default; `nesterov`, which needs
///     momentum and no dampening; `maximize`; `l2Penalty`, at least 0, 0 by default
@AutoService(OptimizerPlugin.class)
public record Sgd(Arguments arguments) implements RuleOptimizer {
    static final Parameter MOMENTUM = Parameter.rate("momentum", 0, "how much of the velocity is kept");
    static final Parameter DAMPENING = Parameter.fraction("dampening", 0,
            "how much of the gradient does not enter the velocity");
    static final Parameter NESTEROV = Parameter.flag("nesterov", false, "looks ahead along the velocity");
    private static final String VELOCITY = "velocity";

    /// The optimizer with its default arguments.
    public Sgd() {
        this(Arguments.defaults(MOMENTUM, DAMPENING, NESTEROV, Direction.MAXIMIZE, Direction.L2_PENALTY));
    }

    /// Checks that the arguments go together.
    ///
    /// @throws ThalwegException `TH-O013` for Nesterov's momentum without momentum or with dampening
    public Sgd {
        if (arguments.flag(NESTEROV) && (arguments.get(MOMENTUM) == 0 || arguments.get(DAMPENING) != 0)) {
            throw new ThalwegException("TH-O013", "optimizer 'sgd': nesterov=true with momentum="
                    + MOMENTUM.write(arguments.get(MOMENTUM)) + " and dampening="
                    + DAMPENING.write(arguments.get(DAMPENING))
                    + "; expected momentum > 0 and dampening=0. Try sgd(momentum=0.9, nesterov=true).");
        }
    }

    @Override
    public String id() {
        return "sgd";
    }

    @Override
    public String summary() {
        return "stochastic gradient descent, with heavy-ball or Nesterov momentum";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "a schedule can be tuned, memory is short, or the last tenth of accuracy on images counts: with "
                        + "momentum=0.9 and one-cycle or cosine",
                "scales of gradients differ much between parameters, or nobody wants to tune: use adam",
                "H. Robbins and S. Monro, \"A Stochastic Approximation Method\", 1951; B. T. Polyak, \"Some "
                        + "Methods of Speeding up the Convergence of Iteration Methods\", 1964; I. Sutskever et al., \"On "
                        + "the importance of initialization and momentum in deep learning\", 2013");
    }

    @Override
    public Sgd with(Arguments given) {
        return new Sgd(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return hasMomentum() ? List.of(axes.filled(VELOCITY, 0)) : List.of();
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.penalized(inputs, arguments);
        if (!hasMomentum()) {
            return new UpdateRule(Direction.moved(inputs.parameter(), inputs, gradient), Map.of());
        }
        Expr velocity = velocity(inputs, gradient);
        Expr direction = arguments.flag(NESTEROV) ? gradient.plus(MOMENTUM.expr().times(velocity)) : velocity;
        return new UpdateRule(Direction.moved(inputs.parameter(), inputs, direction), Map.of(VELOCITY, velocity));
    }

    private Expr velocity(UpdateInputs inputs, Expr gradient) {
        Expr kept = MOMENTUM.expr().times(inputs.state(VELOCITY));
        if (arguments.get(DAMPENING) == 0) {
            return kept.plus(gradient);
        }
        Expr dampened = kept.plus(constant(1).minus(DAMPENING.expr()).times(gradient));
        return where(inputs.step().equalTo(constant(1)), gradient, dampened);
    }

    private boolean hasMomentum() {
        return arguments.get(MOMENTUM) != 0;
    }
}
