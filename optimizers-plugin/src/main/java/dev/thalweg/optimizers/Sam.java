// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;

/// Sharpness-aware minimisation: moves by the gradient at the worst place nearby, and so comes to minima that are flat.
///
/// With the gradient `g` of all parameters together at `θ`: the optimizer sees the gradient at `θ + ρ·g/(‖g‖ + 1e-12)`,
/// and moves `θ`. A step takes two gradients of its batch. Source: P. Foret et al., "Sharpness-Aware Minimization for
/// Efficiently Improving Generalization", 2021.
///
/// @param arguments `radius` ρ, greater than 0, 0.05 by default
@AutoService(OptimizerWrapper.class)
public record Sam(Arguments arguments) implements OptimizerWrapper {
    static final Parameter RADIUS = Parameter.positive("radius", 0.05, "how far away the worst place is looked for")
            .alias("rho");

    /// The wrapper with its default arguments.
    public Sam() {
        this(Arguments.defaults(RADIUS));
    }

    @Override
    public String id() {
        return "sam";
    }

    @Override
    public String summary() {
        return "moves by the gradient at the worst place nearby";
    }

    @Override
    public Guide guide() {
        return new Guide("generalisation counts more than time, and the minimum should be flat",
                "time counts: each step takes two gradients",
                "P. Foret et al., \"Sharpness-Aware Minimization for Efficiently Improving Generalization\", 2021");
    }

    @Override
    public String example() {
        return "sam(radius=0.1)";
    }

    @Override
    public Sam with(Arguments given) {
        return new Sam(given);
    }

    @Override
    public double gradientsUphill() {
        return arguments.get(RADIUS);
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs, RuleOptimizer inner) {
        return inner.rule(inputs);
    }
}
