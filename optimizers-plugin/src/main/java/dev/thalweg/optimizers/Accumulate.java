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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Gathers the gradients of several steps, and lets the optimizer move by their mean. In between nothing moves, and the
/// optimizer's own count of steps stands still.
///
/// A schedule goes on with the steps of the run, so that epochs are epochs: `warmup(2000)` with four gradients a move is over
/// after 500 moves. Schedules inside optax's `MultiSteps` count moves. Each step counts alike, also the
/// last one of an epoch, which may have fewer rows.
///
/// @param arguments `steps`, at least 1, 4 by default
@AutoService(OptimizerWrapper.class)
public record Accumulate(Arguments arguments) implements OptimizerWrapper {
    static final Parameter STEPS = Parameter.integer("steps", 4, 1, 1_000_000, "how many gradients make one");
    private static final String SUM = "gatheredGradient";
    private static final String COUNT = "gathered";
    private static final String MOVES = "moves";

    /// The wrapper with its default arguments.
    public Accumulate() {
        this(Arguments.defaults(STEPS));
    }

    @Override
    public String id() {
        return "accumulate";
    }

    @Override
    public String summary() {
        return "moves once in some steps, by the mean of their gradients";
    }

    @Override
    public Guide guide() {
        return new Guide("a batch that is large enough does not fit in memory",
                "it does: --batch is simpler and faster",
                "");
    }

    @Override
    public String example() {
        return "accumulate(steps=10)";
    }

    @Override
    public Accumulate with(Arguments given) {
        return new Accumulate(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return List.of(axes.filled(SUM, 0), axes.number(COUNT, 0), axes.number(MOVES, 0));
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs, RuleOptimizer inner) {
        Expr count = inputs.number(COUNT).plus(1);
        Expr moves = inputs.number(MOVES).plus(1);
        Expr isDue = count.atLeast(constant(arguments.get(STEPS)));
        Expr sum = inputs.state(SUM).plus(inputs.gradient());
        UpdateRule rule = inner
                .rule(inputs.withGradient(sum.times(1 / arguments.get(STEPS))).withStep(moves));
        Map<String, Expr> state = new LinkedHashMap<>();
        for (StateTensor kept : inner.state(inputs.axes())) {
            Expr changed = Objects.requireNonNull(rule.state().get(kept.name()), kept.name());
            state.put(kept.name(), where(isDue, changed, inputs.state(kept)));
        }
        state.put(SUM, where(isDue, constant(0), sum));
        state.put(COUNT, where(isDue, constant(0), count));
        state.put(MOVES, where(isDue, moves, inputs.number(MOVES)));
        return new UpdateRule(where(isDue, rule.parameter(), inputs.parameter()), state);
    }
}
