// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.min;
import static dev.thalweg.api.formula.Formulas.where;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Descent without a schedule, which [ScheduleFreeSgd] and [ScheduleFreeAdamW] share: gradients are taken between the
/// iterate and its average.
///
/// With the iterate `z`, its average `x` and `y = (1 - β)z + βx`, which is the parameter: `z ← z - γ·direction`, `x ← x
/// + γ²/Σγ²·(z - x)`, where `γ` is the learning rate times `min(1, t/warmupSteps)`. Source: A. Defazio et al., "The
/// Road Less Scheduled", 2024.
final class ScheduleFree {
    static final String AVERAGE = "average";
    static final Parameter WARMUP_STEPS = Parameter
            .integer("warmupSteps", 0, 0, Integer.MAX_VALUE, "how long the learning rate climbs").alias("warmup_steps");
    private static final String ITERATE = "iterate";
    private static final String WEIGHTS = "sumOfWeights";

    private ScheduleFree() {
    }

    static List<StateTensor> state(ParameterAxes axes) {
        return List.of(axes.copied(ITERATE), axes.copied(AVERAGE), axes.number(WEIGHTS, 0));
    }

    static UpdateRule rule(UpdateInputs inputs, Arguments arguments, Parameter momentum, Expr direction) {
        Expr rate = rate(inputs, arguments.get(WARMUP_STEPS));
        Expr iterate = inputs.state(ITERATE).minus(rate.times(direction));
        Expr weight = rate.square();
        Expr weights = inputs.number(WEIGHTS).plus(weight);
        // a schedule may begin with a rate of 0
        Expr part = where(weights.greaterThan(constant(0)), weight.over(weights), 0);
        Expr average = inputs.state(AVERAGE).plus(part.times(iterate.minus(inputs.state(AVERAGE))));
        Map<String, Expr> state = new LinkedHashMap<>();
        state.put(ITERATE, iterate);
        state.put(AVERAGE, average);
        state.put(WEIGHTS, weights);
        return new UpdateRule(Direction.running(average, momentum.expr(), iterate), state);
    }

    private static Expr rate(UpdateInputs inputs, double warmupSteps) {
        return warmupSteps == 0 ? inputs.learningRate()
                : inputs.learningRate().times(min(constant(1), inputs.step().over(constant(warmupSteps))));
    }
}
