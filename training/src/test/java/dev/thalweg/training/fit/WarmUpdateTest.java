// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Engine;
import dev.thalweg.api.EngineOptions;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.testkit.Allocation;
import dev.thalweg.training.FitOptions.Clipping;
import dev.thalweg.training.ModelOptions;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.UpdatePrograms;
import dev.thalweg.training.store.Tensors;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A step of every optimizer and wrapper that is registered makes no garbage: what is around the kernels, whose own calls are tested where
/// they are. Scalar kernels need no warming up.
class WarmUpdateTest {
    private static final Mover.Pace PACE = new Mover.Pace(1e-3, OptionalDouble.empty());

    static Stream<Arguments> optimizersAndTypes() {
        Plugins plugins = Plugins.find();
        Stream<String> wrapped = plugins.wrappers().all().stream().map(wrapper -> "adam with " + wrapper.id());
        return Stream
                .concat(plugins.optimizers().all().stream().filter(RuleOptimizer.class::isInstance)
                        .map(OptimizerPlugin::id), wrapped)
                .flatMap(optimizer -> Arrays.stream(ElementType.values()).map(type -> Arguments.of(optimizer, type)));
    }

    @ParameterizedTest
    @MethodSource("optimizersAndTypes")
    void aStepAllocatesNothing(String text, ElementType type) {
        try (Engine engine = Engine.open(EngineOptions.defaults().withBackend("scalar").withType(type))) {
            RuleOptimizer optimizer = (RuleOptimizer) engine.plugins().optimizer(text);
            ParameterSet parameters = ParameterSet.initial(Network.of(3, 4, ModelOptions.linear()), optimizer, type, 0);
            parameters.all().forEach(learned -> Tensors.narrow(
                    IntStream.range(0, learned.spec().entries()).mapToDouble(i -> i % 2 - 0.25).toArray(), 0,
                    learned.gradient()));
            UpdateStep step = new UpdateStep(engine, new UpdatePrograms(optimizer, new Clipping(0, 1)), parameters,
                    new NanGuard(PACE.learningRate()), 0);

            Allocation.requireNone(text + " in " + type.text(), _ -> step.apply(Cursor.START, PACE));
        }
    }
}
