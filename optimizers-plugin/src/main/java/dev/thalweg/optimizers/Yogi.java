// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.sign;
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

/// Yogi: [Adam] whose second moment changes by as much as the squared gradient alone, and so never jumps.
///
/// `v ← v - (1 - β₂)·sign(v - g²)·g²`, from `initialAccumulator`; the rest as Adam's. Source: M. Zaheer et al.,
/// "Adaptive Methods for Nonconvex Optimization", 2018.
///
/// @param arguments `beta1`, 0.9, and `beta2`, 0.999; `epsilon`, 1e-3, outside the root; `initialAccumulator`, the
///     first `v`, 1e-6; `biasCorrection`, on by default; `maximize`; `l2Penalty`, 0
@AutoService(OptimizerPlugin.class)
public record Yogi(Arguments arguments) implements RuleOptimizer {
    static final Parameter EPSILON = Moments.epsilon(1e-3);
    static final Parameter INITIAL_ACCUMULATOR = Parameter
            .nonNegative("initialAccumulator", 1e-6, "the second moment before the first step")
            .alias("initial_accumulator");

    /// The optimizer with its default arguments.
    public Yogi() {
        this(Arguments.defaults(Moments.BETA1, Moments.BETA2, EPSILON, INITIAL_ACCUMULATOR, Moments.BIAS_CORRECTION,
                Direction.MAXIMIZE, Direction.L2_PENALTY));
    }

    @Override
    public String id() {
        return "yogi";
    }

    @Override
    public String summary() {
        return "Adam whose second moment never jumps";
    }

    @Override
    public Guide guide() {
        return new Guide("adam's second moment is thrown off by rare large gradients",
                "gradients are well behaved: adam is faster at first",
                "M. Zaheer et al., \"Adaptive Methods for Nonconvex Optimization\", 2018");
    }

    @Override
    public Yogi with(Arguments given) {
        return new Yogi(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return List.of(axes.filled(Moments.MOMENT1, 0),
                axes.filled(Moments.MOMENT2, arguments.get(INITIAL_ACCUMULATOR)));
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.penalized(inputs, arguments);
        Expr square = gradient.square();
        Expr before = inputs.state(Moments.MOMENT2);
        Expr moment1 = Moments.first(inputs, gradient);
        Expr moment2 = before
                .minus(constant(1).minus(Moments.BETA2.expr()).times(sign(before.minus(square))).times(square));
        boolean corrects = arguments.flag(Moments.BIAS_CORRECTION);
        Expr rate = corrects ? Moments.rate(inputs) : inputs.learningRate();
        Expr size = corrects ? Moments.size(inputs, moment2) : sqrt(moment2).plus(EPSILON.expr());
        return new UpdateRule(inputs.parameter().minus(rate.times(moment1).over(size)),
                Moments.map(moment1, moment2));
    }
}
