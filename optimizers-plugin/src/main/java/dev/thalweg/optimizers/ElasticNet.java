// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.UpdateInputs;

/// The elastic net by its proximal step: weights come nearer to 0 by `ηλ₁`, then shrink.
///
/// `θ ← sign(θ)·max(|θ| - ηλ₁, 0)/(1 + ηλ₂)`, the proximal step of `λ₁Σ|θ| + λ₂/2·Σθ²`. Biases stay. Source: H. Zou and
/// T. Hastie, "Regularization and Variable Selection via the Elastic Net", 2005.
///
/// @param arguments `l1` λ₁ and `l2` λ₂, at least 0, 1e-3 by default
@AutoService(OptimizerWrapper.class)
public record ElasticNet(Arguments arguments) implements WeightWrapper {
    static final Parameter FACTOR1 = Parameter.nonNegative("l1", 1e-3, "the factor of the absolute weights");
    static final Parameter FACTOR2 = Parameter.nonNegative("l2", 1e-3, "the factor of half the squared weights");

    /// The wrapper with its default arguments.
    public ElasticNet() {
        this(Arguments.defaults(FACTOR1, FACTOR2));
    }

    @Override
    public String id() {
        return "elastic-net";
    }

    @Override
    public String summary() {
        return "makes small weights exactly 0 and shrinks all";
    }

    @Override
    public Guide guide() {
        return new Guide("few weights should be left and inputs are correlated",
                "weights only need to be small: use l2Penalty or weightDecay",
                "H. Zou and T. Hastie, \"Regularization and Variable Selection via the Elastic Net\", 2005");
    }

    @Override
    public String example() {
        return "elastic-net(l1=0.1, l2=0.1)";
    }

    @Override
    public ElasticNet with(Arguments given) {
        return new ElasticNet(given);
    }

    @Override
    public Expr weights(UpdateInputs inputs, Expr moved) {
        Expr rate = inputs.learningRate();
        return L1.nearer(moved, rate.times(arguments.get(FACTOR1)))
                .over(rate.times(arguments.get(FACTOR2)).plus(1));
    }
}
