// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.registry.Plugins;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SameBitsTest extends SameBitsContract {
    /// 54 rows train, in batches of 16.
    @Override
    TrainingConfig data(Path folder) {
        return TrainingConfig.of(Tables.circle(folder, 60), "where").fit(fit -> fit.withBatch(BatchSize.of(16)));
    }

    @Test
    void schedulesThatLookBackAndMoveTheMomentumGoOn() {
        for (String schedule : List.of("warmup(2) then plateau(0.5, patience=0, threshold=1)", "one-cycle")) {
            TrainingConfig config = config("whole " + schedule).fit(fit -> fit.withSchedule(schedule)
                    .withOptimizer("sgd(momentum=0.9)"));
            Training.train(config, List.of()).run();
            Path run = folder.resolve("killed " + schedule);
            try {
                Training.train(config.withOut(run), List.of(new KillAfter(STEPS - 1))).run();
            } catch (Killed _) {
                assertThat(run.resolve("model.safetensors")).doesNotExist();
            }
            Training.resume(run, List.of()).run();
            assertThat(model(run)).as(schedule).isEqualTo(model(folder.resolve("whole " + schedule)));
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyOptimizerGoesOnAndSharesItsWork(String optimizer) {
        goesOnAndSharesItsWork(config("whole").fit(fit -> fit.withOptimizer(optimizer)), STEPS / 2);
    }

    @Test
    void aSearchGoesOnAndSharesItsWork() {
        goesOnAndSharesItsWork(config("whole").fit(fit -> fit.withOptimizer("lbfgs(iterations=2)")
                .withSchedule("constant")
                .withLearningRate(1).withEpochs(8).withBatch(BatchSize.full()).withClipping(FitOptions.Clipping.NONE)),
                4);
    }

    private void goesOnAndSharesItsWork(TrainingConfig anyThreads, int killedAfter) {
        TrainingConfig config = anyThreads.compute(compute -> compute.withThreads(1));
        Training.train(config, List.of()).run();
        Path run = folder.resolve("killed");
        try {
            Training.train(config.withOut(run), List.of(new KillAfter(killedAfter))).run();
        } catch (Killed _) {
            assertThat(run.resolve("model.safetensors")).doesNotExist();
        }
        Training.resume(run, List.of()).run();
        assertThat(model(run)).as("resumed").isEqualTo(model(folder.resolve("whole")));
        Training.train(config.withOut(folder.resolve("two")).compute(compute -> compute.withThreads(2)), List.of())
                .run();
        assertThat(model(folder.resolve("two"))).as("two threads").isEqualTo(model(folder.resolve("whole")));
    }

    static Stream<String> optimizers() {
        return Stream.concat(Plugins.find().optimizers().all().stream().filter(RuleOptimizer.class::isInstance)
                .map(OptimizerPlugin::id),
                Plugins.find().wrappers().all().stream()
                        .map(wrapper -> "nadam with " + wrapper.id()));
    }
}
