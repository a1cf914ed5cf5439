// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.where;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.UpdateInputs;
import java.util.List;

/// Adaptive gradient clipping: the gradient of a unit is at most a part of the unit itself.
///
/// With the norms of the weights of one output and of their gradient: `g·min(1, c·max(‖θ‖, ε)/‖g‖)`. What is no matrix
/// is one unit. Source: A. Brock et al., "High-Performance Large-Scale Image Recognition Without Normalization", 2021.
///
/// @param arguments `limit` c, greater than 0, 0.01 by default; `least` ε, the least norm that weights count with, 1e-3
@AutoService(OptimizerWrapper.class)
public record AdaptiveClip(Arguments arguments) implements GradientWrapper {
    static final Parameter LIMIT = Parameter.positive("limit", 0.01, "the gradient in parts of the weights");
    static final Parameter LEAST = Parameter.positive("least", 1e-3, "the least norm that weights count with");

    /// The wrapper with its default arguments.
    public AdaptiveClip() {
        this(Arguments.defaults(LIMIT, LEAST));
    }

    @Override
    public String id() {
        return "adaptive-clip";
    }

    @Override
    public List<String> aliases() {
        return List.of("agc");
    }

    @Override
    public String summary() {
        return "scales the gradient of each unit to a part of the unit";
    }

    @Override
    public Guide guide() {
        return new Guide("layers have weights of very different sizes, and there is no normalisation",
                "weights begin at 0: their gradient is cut to almost nothing",
                "A. Brock et al., \"High-Performance Large-Scale Image Recognition Without Normalization\", 2021");
    }

    @Override
    public String example() {
        return "adaptive-clip(limit=0.1)";
    }

    @Override
    public AdaptiveClip with(Arguments given) {
        return new AdaptiveClip(given);
    }

    @Override
    public boolean seesMatrices() {
        return true;
    }

    @Override
    public Expr gradient(UpdateInputs inputs) {
        Expr weights = max(Units.norm(inputs.parameter(), inputs), constant(arguments.get(LEAST)));
        Expr limit = weights.times(arguments.get(LIMIT));
        Expr norm = Units.norm(inputs.gradient(), inputs);
        return inputs.gradient().times(where(norm.greaterThan(limit), limit.over(norm), 1));
    }
}
