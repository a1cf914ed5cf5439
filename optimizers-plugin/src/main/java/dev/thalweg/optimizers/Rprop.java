// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.min;
import static dev.thalweg.api.formula.Formulas.sign;
import static dev.thalweg.api.formula.Formulas.where;

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

/// Rprop: each entry has a step size of its own, which grows while the gradient keeps its sign and shrinks when that
/// turns.
///
/// In step `t`, with `σ` the sign of `g·g_before`: the size is multiplied by `grow`, 1 or `shrink` and kept from
/// `minimum` to `maximum`; where `σ < 0` the gradient counts as 0; `θ ← θ - sign(g)·size`. The first size is the
/// learning rate of the first step; a schedule does not matter later. Signs of single batches mean little: for full
/// batches. Source: M. Riedmiller and H. Braun, "A Direct Adaptive Method for Faster Backpropagation Learning", 1993;
/// this is iRprop−.
///
/// @param arguments `grow`, at least 1, 1.2 by default; `shrink`, from 0 to 1, 0.5; `minimum`, 1e-6, and `maximum`, 50,
///     of the sizes; `maximize`
@AutoService(OptimizerPlugin.class)
public record Rprop(Arguments arguments) implements RuleOptimizer {
    static final Parameter GROW = Parameter.positive("grow", 1.2, "the factor where the sign stays").alias("eta_plus");
    static final Parameter SHRINK = Parameter.innerFraction("shrink", 0.5, "the factor where the sign turns")
            .alias("eta_minus");
    static final Parameter MINIMUM = Parameter.nonNegative("minimum", 1e-6, "the least step size").alias("step_min");
    static final Parameter MAXIMUM = Parameter.positive("maximum", 50, "the greatest step size").alias("step_max");
    private static final String SIZE = "stepSize";
    private static final String BEFORE = "gradientBefore";

    /// The optimizer with its default arguments.
    public Rprop() {
        this(Arguments.defaults(GROW, SHRINK, MINIMUM, MAXIMUM, Direction.MAXIMIZE));
    }

    @Override
    public String id() {
        return "rprop";
    }

    @Override
    public String summary() {
        return "a step size for each entry, which follows the signs of its gradient";
    }

    @Override
    public Guide guide() {
        return new Guide("batches are full and scales of gradients unknown",
                "batches are small: the sign of a noisy gradient says little",
                "M. Riedmiller and H. Braun, \"A Direct Adaptive Method for Faster Backpropagation Learning\", "
                        + "1993");
    }

    @Override
    public Rprop with(Arguments given) {
        return new Rprop(given);
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return List.of(axes.filled(SIZE, 0), axes.filled(BEFORE, 0));
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        Expr gradient = Direction.signed(inputs, arguments);
        Expr turned = sign(gradient).times(sign(inputs.state(BEFORE)));
        Expr before = where(inputs.step().equalTo(constant(1)), inputs.learningRate(), inputs.state(SIZE));
        Expr factor = where(turned.greaterThan(constant(0)), GROW.expr(),
                where(turned.lessThan(constant(0)), SHRINK.expr(), 1));
        Expr size = max(min(before.times(factor), MAXIMUM.expr()), MINIMUM.expr());
        Expr counted = where(turned.lessThan(constant(0)), constant(0), gradient);
        return new UpdateRule(inputs.parameter().minus(sign(counted).times(size)),
                Map.of(SIZE, size, BEFORE, counted));
    }
}
