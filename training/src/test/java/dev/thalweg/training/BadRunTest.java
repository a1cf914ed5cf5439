// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.training.TrainingResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadRunTest {
    @TempDir
    Path folder;

    private TrainingConfig config;
    private Path run;

    @BeforeEach
    void makeData() {
        run = folder.resolve("run");
        config = TrainingConfig.of(Tables.numbers(folder, 60), "y").fit(fit -> fit.withEpochs(3))
                .compute(compute -> compute.withBackend("scalar")).withOut(run);
    }

    private static void assertFails(String id, ExitCategory category, String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ThalwegException.class, e -> {
            assertThat(e).hasMessageContaining(message);
            assertThat(e.id()).isEqualTo(id);
            assertThat(e.category()).isEqualTo(category);
        });
    }

    private void trainAndLoseTheResult() throws IOException {
        Training.train(config, List.of()).run();
        Files.delete(run.resolve("result.json"));
    }

    @Test
    void divergenceNamesStepAndCauseAndKeepsCheckpoints() {
        TrainingConfig wild = config
                .fit(fit -> fit.withLoss("mse").withOptimizer("sgd").withLearningRate(1e4).withEpochs(50)
                        .withBatch(BatchSize.full()));
        assertThatThrownBy(() -> Training.train(wild, List.of()).run()).isInstanceOfSatisfying(ThalwegException.class,
                e -> {
                    assertThat(e.category()).isEqualTo(ExitCategory.DIVERGED);
                    assertThat(e).hasMessageMatching(
                            "(the loss|the gradient of 'layer1\\.weight'|parameter 'layer1\\.weight') became .* in step \\d+ \\(epoch \\d+, step 1\\).*"
                                    + "Try a smaller learning rate \\(--lr 1000\\.0\\) or --clip-norm 1\\. Checkpoints of earlier epochs are kept\\.");
                });
        assertThat(run.resolve("model.safetensors")).doesNotExist();
        assertThat(run.resolve("checkpoints/epoch-0001.safetensors")).exists();
        assertThat(run.resolve("latest")).exists();
    }

    @Test
    void aLossThatTheModelWasNotMadeForIsNoticed() throws IOException {
        TrainingConfig classes = TrainingConfig.of(Tables.greatest(folder, 60), "which").fit(fit -> fit.withEpochs(1))
                .compute(compute -> compute.withBackend("scalar")).withOut(run);
        Training.train(classes, List.of()).run();
        Path description = run.resolve("model.json");
        Files.writeString(description, Files.readString(description).replace("cross-entropy", "huber"));

        assertFails("TH-M005", ExitCategory.MODEL, "ask for 1 outputs, but model.json has 3",
                () -> Training.evaluate(run, DataSource.of(folder.resolve("greatest.csv")), ComputeOptions.defaults()));
    }

    @Test
    void weightsThatFitInNoArrayAreRefused() {
        TrainingConfig wide = config.model(model -> model.withHidden(List.of(1_000_000, 1_000_000)));
        assertFails("TH-C005", ExitCategory.USAGE, "parameter 'layer2.weight' would be [1000000, 1000000]",
                () -> Training.train(wide, List.of()).run());
    }

    @Test
    void aScheduleThatGoesByWhatIsNotMeasuredIsRefused() {
        TrainingConfig accurate = config.fit(fit -> fit.withSchedule("plateau(metric=accuracy)"));
        assertFails("TH-O105", ExitCategory.USAGE, "but what is measured is loss, mae, rmse, r2.",
                () -> Training.train(accurate, List.of()).run());
        assertThat(run).doesNotExist();
        assertFails("TH-O105", ExitCategory.USAGE, "on the validation part, but there is none",
                () -> Training.train(accurate.data(data -> data.withValidation(0)), List.of()).run());
    }

    @Test
    void aTruncatedCheckpointIsDamage() throws IOException {
        trainAndLoseTheResult();
        Path file = run.resolve("checkpoints/epoch-0003.safetensors");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
        assertFails("TH-M001", ExitCategory.MODEL, "epoch-0003.safetensors' is damaged",
                () -> Training.resume(run, List.of()).run());
    }

    @Test
    void aCheckpointOfAnotherModelIsRefused() throws IOException {
        Training.train(config.model(model -> model.withHidden(List.of(3))).withOut(folder.resolve("other")), List.of())
                .run();
        trainAndLoseTheResult();
        for (String name : List.of("epoch-0003.safetensors", "epoch-0003.json")) {
            Files.copy(folder.resolve("other/checkpoints").resolve(name), run.resolve("checkpoints").resolve(name),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        assertFails("TH-M004", ExitCategory.MODEL, "tensor 'layer1.weight' is f32 [4, 3]; expected f32 [4, 1]",
                () -> Training.resume(run, List.of()).run());
    }

    @Test
    void tensorsAndDocumentOfDifferentCheckpointsAreRefused() throws IOException {
        trainAndLoseTheResult();
        Files.copy(run.resolve("checkpoints/epoch-0001.safetensors"), run.resolve("checkpoints/epoch-0003.safetensors"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertFails("TH-M001", ExitCategory.MODEL, "its SHA-256 is not the one",
                () -> Training.resume(run, List.of()).run());
    }

    @Test
    void aFlippedBitInAModelIsFound() throws IOException {
        Training.train(config, List.of()).run();
        Path file = run.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 1;
        Files.write(file, bytes);
        assertFails("TH-M006", ExitCategory.MODEL, "is not the file that model.json describes",
                () -> Training.predict(run, DataSource.of(config.data().file()),
                        ComputeOptions.defaults()));
    }

    @Test
    void changedDataIsNotResumed() throws IOException {
        trainAndLoseTheResult();
        Files.writeString(config.data().file(), Files.readString(config.data().file()).replaceFirst("red", "blue"));
        assertFails("TH-D090", ExitCategory.DATA, "has changed since the run",
                () -> Training.resume(run, List.of()).run());
    }

    @Test
    void aFolderThatCannotBeMadeLeavesNothing() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "");
        assertFails("TH-M020", ExitCategory.IO, "could not be written",
                () -> Training.train(config.withOut(plain.resolve("run")), List.of()).run());
    }

    @Test
    void aCheckpointThatCannotBeWrittenEndsTheRun() {
        Callback saboteur = event -> {
            if (event instanceof TrainingEvent.Started) {
                try {
                    Files.delete(run.resolve("checkpoints"));
                    Files.writeString(run.resolve("checkpoints"), "in the way");
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        };
        assertFails("TH-M020", ExitCategory.IO, "epoch-0001", () -> Training.train(config, List.of(saboteur)).run());
        assertThat(run.resolve("model.safetensors")).doesNotExist();
        assertThat(run.resolve("latest")).doesNotExist();
    }

    @Test
    void badDataLeavesNoFolder() throws IOException {
        Files.writeString(config.data().file(), "a,b,y\n1,2\n");
        assertThatThrownBy(() -> Training.train(config, List.of()).run()).isInstanceOf(ThalwegException.class);
        assertThat(run).doesNotExist();
    }

    @Test
    void mistakesInTextsAreFoundBeforeDataIsRead() {
        TrainingConfig noData = TrainingConfig.of(folder.resolve("none.csv"), "y").withOut(run);
        assertFails("TH-L001", ExitCategory.USAGE, "hubr",
                () -> Training.train(noData.fit(fit -> fit.withLoss("hubr")), List.of()).run());
        assertFails("TH-O001", ExitCategory.USAGE, "adma",
                () -> Training.train(noData.fit(fit -> fit.withOptimizer("adma")), List.of()).run());
        assertFails("TH-O101", ExitCategory.USAGE, "cosin",
                () -> Training.train(noData.fit(fit -> fit.withSchedule("cosin")), List.of()).run());
        assertFails("TH-B001", ExitCategory.USAGE, "smid",
                () -> Training.train(noData.compute(compute -> compute.withBackend("smid")), List.of()).run());
    }

    @Test
    void allMistakesAreReportedTogether() {
        TrainingConfig wrong = TrainingConfig.of(folder.resolve("none.csv"), "y").withOut(run)
                .data(data -> data.withValidation(0))
                .fit(fit -> fit.withLoss("hubr").withOptimizer("adma").withSchedule("cosin").withEarlyStopping(1));
        assertThatThrownBy(() -> Training.train(wrong, List.of()).run()).hasMessageContaining("hubr")
                .hasMessageContaining("adma")
                .hasMessageContaining("cosin").hasMessageContaining("needs a validation part");
    }

    @Test
    void aLossOfClassesRefusesNumbers() {
        assertThatThrownBy(() -> Training.train(config.fit(fit -> fit.withLoss("cross-entropy")), List.of()).run())
                .isInstanceOfSatisfying(ThalwegException.class,
                        e -> assertThat(e.category()).isEqualTo(ExitCategory.DATA))
                .hasMessageContaining("cross-entropy");
        assertThat(run).doesNotExist();
    }

    @Test
    void aLossOfPositiveNumbersRefusesOthers() throws IOException {
        Files.writeString(config.data().file(), "a,y\n1,-2\n2,3\n3,4\n4,5\n5,6\n6,7\n7,8\n8,9\n9,10\n10,11\n");
        assertFails("TH-L091", ExitCategory.DATA, "the target column holds -2.0",
                () -> Training.train(config.fit(fit -> fit.withLoss("poisson-nll")), List.of()).run());
    }

    @Test
    void earlyStoppingNeedsAValidationPart() {
        assertFails("TH-C014", ExitCategory.USAGE, "needs a validation part", () -> Training
                .train(config.data(data -> data.withValidation(0)).fit(fit -> fit.withEarlyStopping(2)), List.of())
                .run());
    }

    @Test
    void earlyStoppingBringsBackTheBestWeights() throws IOException {
        // a learning rate that overshoots: the validation loss falls, then wanders
        TrainingConfig overshooting = TrainingConfig.of(Tables.circle(folder, 100), "where")
                .data(data -> data.withValidation(0.3))
                .model(model -> model.withHidden(List.of(30)))
                .fit(fit -> fit.withEpochs(300).withBatch(BatchSize.of(10)).withLearningRate(0.1).withEarlyStopping(3))
                .compute(compute -> compute.withBackend("scalar")).withOut(run);
        TrainingResult result = Training.train(overshooting, List.of()).run();
        assertThat(result.outcome()).isEqualTo(Outcome.STOPPED_EARLY);
        List<Double> losses = Files.readAllLines(run.resolve("metrics.jsonl")).stream()
                .map(line -> com.google.gson.JsonParser
                        .parseString(line).getAsJsonObject().getAsJsonObject("validation").get("loss").getAsDouble())
                .toList();
        double best = losses.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        assertThat(losses.indexOf(best)).isEqualTo(losses.size() - 4);
        assertThat(result.summary().metrics().get(Part.VALIDATION).get("loss")).isEqualTo(best);
        assertThat(losses.getLast()).isGreaterThan(best);
    }
}
