// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.exp;
import static dev.thalweg.api.formula.Formulas.where;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import java.util.List;

/// Clipped surrogate of proximal policy optimisation: the gain of a policy over the old one, counted only while it stays near.
///
/// With the ratio `r = e^(logProb - oldLogProb)` and advantage `A`: `-min(r·A, clamp(r, 1 - ε, 1 + ε)·A)`. Gradient `-r·A` with
/// respect to `logProb`, and 0 where the ratio has gone beyond the clip in the direction that the advantage asks for. At the edge
/// itself it passes.
///
/// Inputs of any one shape, an element for each action; of continuous actions, logarithms of densities. Gradients are offered for
/// all; ask for that of `logProb` where the others are held constant. A value loss and an entropy bonus, which PPO adds, are losses
/// of their own. Source: J. Schulman et al., "Proximal Policy Optimization Algorithms", 2017.
///
/// @param arguments `clip`, between 0 and 1, 0.2 by default
@AutoService(LossPlugin.class)
public record PpoClip(Arguments arguments) implements LossPlugin {
    static final Parameter CLIP = Parameter.innerFraction("clip", 0.2, "how far the ratio may move from 1");

    /// The loss with its default arguments.
    public PpoClip() {
        this(Arguments.defaults(CLIP));
    }

    @Override
    public String id() {
        return "ppo-clip";
    }

    @Override
    public String summary() {
        return "the gain of a policy, counted only while it stays near the old one";
    }

    @Override
    public Guide guide() {
        return new Guide("a policy is improved in several steps on the same actions",
                "the old policy is far away: most actions are clipped and teach nothing",
                "J. Schulman et al., \"Proximal Policy Optimization Algorithms\", 2017");
    }

    @Override
    public PpoClip with(Arguments given) {
        return new PpoClip(given);
    }

    @Override
    public String item() {
        return "action";
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.weighable(
                LossInput.shaped("logProb", Layout.PREDICTION, "the log-probability of each action")
                        .alias("log_prob"),
                LossInput.shaped("oldLogProb", Layout.PREDICTION, "its log-probability when it was taken")
                        .alias("old_log_prob"),
                LossInput.shaped("advantage", Layout.PREDICTION, "how much better it was than expected"));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr ratio = exp(inputs.get("logProb").minus(inputs.get("oldLogProb")));
        Expr advantage = inputs.get("advantage");
        Expr wanted = advantage.greaterThan(constant(0));
        Expr bound = constant(1).plus(where(wanted, CLIP.expr(), CLIP.expr().negate()));
        Expr beyond = where(wanted, ratio.minus(bound), bound.minus(ratio)).greaterThan(constant(0));
        return ElementwiseLoss.weighted(where(beyond, bound, ratio).times(advantage).negate(), inputs);
    }
}
