// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An optimizer with something around it: `adam with clip-norm(1)`.
///
/// @param inner the optimizer
/// @param wrapper what is around it
public record WrappedOptimizer(RuleOptimizer inner, OptimizerWrapper wrapper) implements RuleOptimizer {

    @Override
    public String id() {
        return inner.id();
    }

    @Override
    public String summary() {
        return inner.summary();
    }

    @Override
    public Guide guide() {
        return inner.guide();
    }

    @Override
    public Arguments arguments() {
        return inner.arguments();
    }

    @Override
    public OptimizerPlugin with(Arguments arguments) {
        return inner.with(arguments) instanceof RuleOptimizer changed ? new WrappedOptimizer(changed, wrapper) : this;
    }

    @Override
    public String text() {
        return inner.text() + " with " + wrapper.text();
    }

    @Override
    public List<StateTensor> state(ParameterAxes axes) {
        return Stream.concat(inner.state(axes).stream(), wrapper.state(axes).stream()).toList();
    }

    @Override
    public UpdateRule rule(UpdateInputs inputs) {
        return wrapper.rule(inputs, inner);
    }

    @Override
    public RuleOptimizer inBrief() {
        return new WrappedOptimizer(inner.inBrief(), wrapper);
    }

    @Override
    public boolean seesMatrices() {
        return inner.seesMatrices() || wrapper.seesMatrices();
    }

    @Override
    public double gradientsUphill() {
        return Math.max(wrapper.gradientsUphill(), inner.gradientsUphill());
    }

    @Override
    public Optional<String> model() {
        return wrapper.model().or(inner::model);
    }
}
