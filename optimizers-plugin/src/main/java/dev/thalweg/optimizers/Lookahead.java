// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.where;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import java.util.List;
import java.util.Optional;

/// Lookahead: every few steps, slow weights go a part of the way to where the fast ones have come, and the fast ones go
/// on from there.
///
/// In every `steps`-th step `s ← s + α(θ - s)`, `θ ← s`. The slow weights are the model. Source: M. R. Zhang et al.,
/// "Lookahead Optimizer: k Steps Forward, 1 Step Back", 2019.
///
/// @param arguments `steps`, at least 1, 5 by default; `part` α, from 0 to 1, 0.5 by default
@AutoService(OptimizerWrapper.class)
public record Lookahead(Arguments arguments) implements OptimizerWrapper {
    static final Parameter STEPS = Parameter.integer("steps", 5, 1, 1_000_000, "how often the slow weights move");
    static final Parameter PART = Parameter.fraction("part", 0.5, "how far the slow weights go").alias("alpha");
    private static final String SLOW = "slowWeights";
    private static final String COUNT = "fastSteps";

    /// The wrapper with its default arguments.
    public Lookahead() {
        this(Arguments.defaults(STEPS, PART));
    }

    @Override
    public String id() {
        return "lookahead";
    }

    @Override
    public String summary() {
        return "slow weights that follow the fast ones part of the way";
    }

    @Override
    public Guide guide() {
        return new Guide("an optimizer oscillates and its rate should stay",
                "the rate is already small: it only slows down",
                "M. R. Zhang et al., \"Lookahead Optimizer: k Steps Forward, 1 Step Back\", 2019");
    }

    @Override
    public String example() {
        return "lookahead(steps=20)";
    }

    @Override
    public Lookahead with(Arguments given) {
        return new Lookahead(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return List.of(axes.copied(SLOW), axes.number(COUNT, 0));
    }

    @Override
    public Optional<String> model() {
        return Optional.of(SLOW);
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs, RuleOptimizer inner) {
        UpdateRule rule = inner.rule(inputs);
        Expr count = inputs.number(COUNT).plus(1);
        Expr isDue = count.atLeast(constant(arguments.get(STEPS)));
        Expr slow = inputs.state(SLOW);
        Expr nearer = slow.plus(rule.parameter().minus(slow).times(arguments.get(PART)));
        return rule.withParameter(where(isDue, nearer, rule.parameter())).withState(SLOW, where(isDue, nearer, slow))
                .withState(COUNT, where(isDue, constant(0), count));
    }
}
