// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

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

/// LAMB: Adam's direction, scaled for each tensor to the size of the tensor, for very large batches.
///
/// With Adam's `r = m̂/(√v̂ + ε) + λθ`: `θ ← θ - η·‖θ‖/‖r‖·r`. The ratio is 1 where a norm is 0, and for biases, which
/// do not decay either. Source: Y. You et al., "Large Batch Optimization for Deep Learning: Training BERT in 76
/// Minutes", 2020.
///
/// @param arguments `beta1`, 0.9, and `beta2`, 0.999; `epsilon`, 1e-6, outside the root; `weightDecay` λ, inside the
///     ratio, 0; `biasCorrection`, on by default; `maximize`
@AutoService(OptimizerPlugin.class)
public record Lamb(Arguments arguments) implements RuleOptimizer {
    static final Parameter EPSILON = Moments.epsilon(1e-6);
    static final Parameter WEIGHT_DECAY = Direction.weightDecay(0);

    /// The optimizer with its default arguments.
    public Lamb() {
        this(Arguments.defaults(Moments.BETA1, Moments.BETA2, EPSILON, WEIGHT_DECAY, Moments.BIAS_CORRECTION,
                Direction.MAXIMIZE));
    }

    @Override
    public String id() {
        return "lamb";
    }

    @Override
    public String summary() {
        return "Adam's direction, scaled to the size of each tensor";
    }

    @Override
    public Guide guide() {
        return new Guide("batches are of thousands of rows, and rates of adam no longer scale with them",
                "batches are small: adamw needs no norms",
                "Y. You et al., \"Large Batch Optimization for Deep Learning: Training BERT in 76 Minutes\", 2020");
    }

    @Override
    public Lamb with(Arguments given) {
        return new Lamb(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return Moments.both(axes);
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.signed(inputs, arguments);
        Expr moment1 = Moments.first(inputs, gradient);
        Expr moment2 = Moments.second(inputs, gradient);
        Expr direction = Direction.decayed(adam(inputs, moment1, moment2), inputs, arguments, WEIGHT_DECAY);
        Expr parameterNorm = TrustRatio.norm(inputs.parameter(), inputs);
        Expr directionNorm = TrustRatio.norm(direction, inputs);
        Expr ratio = TrustRatio.of(inputs, parameterNorm, directionNorm, parameterNorm.over(directionNorm));
        return new UpdateRule(inputs.parameter().minus(inputs.learningRate().times(ratio).times(direction)),
                Moments.map(moment1, moment2));
    }

    private Expr adam(UpdateInputs inputs, Expr moment1, Expr moment2) {
        if (!arguments.flag(Moments.BIAS_CORRECTION)) {
            return moment1.over(sqrt(moment2).plus(EPSILON.expr()));
        }
        return moment1.over(Direction.filled(Moments.BETA1.expr(), inputs)).over(Moments.size(inputs, moment2));
    }
}
