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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Schedule-Free AdamW: [AdamW] that needs no schedule, for its model is an average that keeps up.
///
/// As [ScheduleFree] says, with `g/(√v̂ + ε) + λy` for the direction, where `v ← β₂v + (1 - β₂)g²`, corrected as
/// Adam's. Training goes on at `y`; `x` is what is measured and saved as the model.
///
/// @param arguments `beta1` β, 0.9, and `beta2`, 0.999; `epsilon`, 1e-8, outside the root; `weightDecay` λ at `y`, 0;
///     `warmupSteps`, 0; `maximize`
@AutoService(OptimizerPlugin.class)
public record ScheduleFreeAdamW(Arguments arguments) implements RuleOptimizer {
    static final Parameter WEIGHT_DECAY = Direction.weightDecay(0);

    /// The optimizer with its default arguments.
    public ScheduleFreeAdamW() {
        this(Arguments.defaults(Moments.BETA1, Moments.BETA2, Moments.EPSILON, WEIGHT_DECAY, ScheduleFree.WARMUP_STEPS,
                Direction.MAXIMIZE));
    }

    @Override
    public String id() {
        return "schedule-free-adamw";
    }

    @Override
    public String summary() {
        return "AdamW that needs no schedule";
    }

    @Override
    public Guide guide() {
        return new Guide("it is not known how long training will be",
                "the length is known and a schedule can be tuned: use adamw with cosine",
                "A. Defazio et al., \"The Road Less Scheduled\", 2024");
    }

    @Override
    public ScheduleFreeAdamW with(Arguments given) {
        return new ScheduleFreeAdamW(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        List<StateTensor> state = new ArrayList<>(ScheduleFree.state(axes));
        state.add(axes.filled(Moments.MOMENT2, 0));
        return state;
    }

    @Override
    public Optional<String> model() {
        return Optional.of(ScheduleFree.AVERAGE);
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.signed(inputs, arguments);
        Expr moment2 = Moments.second(inputs, gradient);
        Expr direction = Direction.decayed(gradient.over(Moments.size(inputs, moment2)), inputs, arguments,
                WEIGHT_DECAY);
        UpdateRule rule = ScheduleFree.rule(inputs, arguments, Moments.BETA1, direction);
        Map<String, Expr> state = new LinkedHashMap<>(rule.state());
        state.put(Moments.MOMENT2, moment2);
        return new UpdateRule(rule.parameter(), state);
    }
}
