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
import java.util.Optional;

/// Schedule-Free SGD: stochastic gradient descent that needs no schedule, for its model is an average that keeps up.
///
/// As [ScheduleFree] says, with the gradient at `y`, plus `λy`, for the direction. Training goes on at `y`; `x` is what
/// is measured and saved as the model.
///
/// @param arguments `momentum` β, at least 0 and less than 1, 0.9 by default; `weightDecay` λ at `y`, 0; `warmupSteps`,
///     0; `maximize`
@AutoService(OptimizerPlugin.class)
public record ScheduleFreeSgd(Arguments arguments) implements RuleOptimizer {
    static final Parameter MOMENTUM = Parameter.rate("momentum", 0.9, "how near to the average gradients are taken");
    static final Parameter WEIGHT_DECAY = Direction.weightDecay(0);

    /// The optimizer with its default arguments.
    public ScheduleFreeSgd() {
        this(Arguments.defaults(MOMENTUM, WEIGHT_DECAY, ScheduleFree.WARMUP_STEPS, Direction.MAXIMIZE));
    }

    @Override
    public String id() {
        return "schedule-free-sgd";
    }

    @Override
    public String summary() {
        return "stochastic gradient descent that needs no schedule";
    }

    @Override
    public Guide guide() {
        return new Guide("it is not known how long training will be, and sgd would do",
                "the length is known and a schedule can be tuned: use sgd with momentum",
                "A. Defazio et al., \"The Road Less Scheduled\", 2024");
    }

    @Override
    public ScheduleFreeSgd with(Arguments given) {
        return new ScheduleFreeSgd(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return ScheduleFree.state(axes);
    }

    @Override
    public Optional<String> model() {
        return Optional.of(ScheduleFree.AVERAGE);
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr direction = Direction.decayed(Direction.signed(inputs, arguments), inputs, arguments, WEIGHT_DECAY);
        return ScheduleFree.rule(inputs, arguments, MOMENTUM, direction);
    }
}
