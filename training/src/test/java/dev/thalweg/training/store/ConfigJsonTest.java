// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.thalweg.api.ElementType;
import dev.thalweg.training.Activation;
import dev.thalweg.training.BatchSize;
import dev.thalweg.training.FitOptions;
import dev.thalweg.training.Grouping;
import dev.thalweg.training.TestPart;
import dev.thalweg.training.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigJsonTest {
    @TempDir
    Path folder;

    @Test
    void everyOptionIsReadBack() throws IOException {
        TrainingConfig config = TrainingConfig.of(folder.resolve("d.csv"), "price")
                .data(data -> data.withDrop(List.of("a", "b")).withCategorical(List.of("c"))
                        .withTest(new TestPart.Fraction(0.2))
                        .withValidation(0.15))
                .model(model -> model.withHidden(List.of(64, 32)).withActivation(Activation.GELU).withDropout(0.25))
                .fit(fit -> fit.withLoss("0.9*huber(delta=1.5) + 0.1*log-cosh").withOptimizer("sgd(momentum=0.9)")
                        .withSchedule("cosine").withLearningRate(0.1 + 0.2).withEpochs(7).withBatch(BatchSize.full())
                        .withSeed(Long.MIN_VALUE).withPenalties(1e-5, 1e-4).withClipping(new FitOptions.Clipping(5, 1))
                        .withEarlyStopping(3))
                .compute(compute -> compute.withBackend("scalar").withThreads(3).withElementType(ElementType.F64))
                .withOut(folder);
        assertThat(writtenAndRead(config)).isEqualTo(config);
    }

    @Test
    void filesOfImagesAndLabelsAreReadBack() throws IOException {
        TrainingConfig config = TrainingConfig.of(folder.resolve("images.gz"))
                .data(data -> data.withLabels(folder.resolve("labels.gz"))
                        .withTest(new TestPart.File(folder.resolve("test.gz"), folder.resolve("test-labels.gz"), null))
                        .withValidation(0))
                .fit(fit -> fit.withLoss("cross-entropy")).withOut(folder);
        assertThat(writtenAndRead(config)).isEqualTo(config);
    }

    @Test
    void groupsAreReadBack() throws IOException {
        for (Grouping group : List.of(new Grouping.Column("query"), new Grouping.File(folder.resolve("sizes")))) {
            Files.deleteIfExists(folder.resolve("config.json"));
            TrainingConfig config = TrainingConfig.of(folder.resolve("rank"))
                    .data(data -> data.withGroup(group).withValidation(0)
                            .withTest(new TestPart.File(folder.resolve("test"), null, folder.resolve("test-sizes"))))
                    .fit(fit -> fit.withLoss("huber")).withOut(folder);
            assertThat(writtenAndRead(config)).isEqualTo(config);
        }
    }

    @Test
    void theValidationFractionIsResolved() {
        assertThat(ConfigJson.write(TrainingConfig.of(Path.of("d.csv"))).get("validation").getAsDouble())
                .isEqualTo(0.1);
        assertThat(ConfigJson
                .write(TrainingConfig.of(Path.of("d.csv")).data(data -> data.withTest(new TestPart.Fraction(0.2))))
                .get("validation").getAsDouble()).isZero();
    }

    @Test
    void damageAndOtherVersionsAreNamed() throws IOException {
        RunFolder run = RunFolder.forNewRun(folder, false);
        Files.writeString(run.config(), "{");
        assertThatThrownBy(() -> ConfigJson.read(run)).hasMessageContaining("holds no JSON object");
        JsonObject json = ConfigJson.write(TrainingConfig.of(Path.of("d.csv")));
        json.remove("epochs");
        Files.writeString(run.config(), json.toString());
        assertThatThrownBy(() -> ConfigJson.read(run)).hasMessageContaining("a value is missing or of another kind");
        json.addProperty("schema", "thalweg.config/9");
        Files.writeString(run.config(), json.toString());
        assertThatThrownBy(() -> ConfigJson.read(run)).hasMessageContaining("thalweg.config/9")
                .hasMessageContaining("this version");
    }

    private TrainingConfig writtenAndRead(TrainingConfig config) throws IOException {
        RunFolder run = RunFolder.forNewRun(folder, false);
        Files.writeString(run.config(), Json.pretty(ConfigJson.write(config)));
        return ConfigJson.read(run);
    }
}
