// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.training.data.SharedData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Trains on real data, shortened so that a build stays short; the bounds are a little below what these settings reach.
class RealRunsTest {
    @TempDir
    Path folder;

    private Metrics test(TrainingConfig config) {
        return Training.train(config.withOut(folder.resolve("run")), List.of()).run().summary().metrics()
                .get(Part.TEST);
    }

    private static TrainingConfig csv(String file, String target) {
        return TrainingConfig.of(SharedData.file(file), target).data(data -> data.withTest(new TestPart.Fraction(0.2)));
    }

    @Test
    void diamondsHavePrices() {
        assertThat(test(csv("diamonds.csv", "price").model(model -> model.withHidden(List.of(64, 64)))
                .fit(fit -> fit.withEpochs(4).withBatch(BatchSize.of(256)))).get("r2")).isGreaterThan(0.95);
    }

    @Test
    void passengersSurviveOrNot() {
        assertThat(test(csv("titanic.csv", "survived").data(data -> data.withDrop(List.of("alive")))
                .model(model -> model.withHidden(List.of(16)))
                .fit(fit -> fit.withEpochs(20).withBatch(BatchSize.of(32)).withLearningRate(1e-2))).get("accuracy"))
                .isGreaterThan(0.77);
    }

    @Test
    void irisesHaveSpecies() {
        assertThat(test(csv("iris.csv", "species").model(model -> model.withHidden(List.of(16)))
                .fit(fit -> fit.withEpochs(40).withBatch(BatchSize.of(16)).withLearningRate(1e-2))).get("accuracy"))
                .isGreaterThan(0.9);
    }

    @Test
    void mushroomsAreEdibleOrNot() {
        TrainingConfig config = mushrooms().model(model -> model.withHidden(List.of(16)))
                .fit(fit -> fit.withEpochs(4));
        assertThat(test(config).get("accuracy")).isGreaterThan(0.98);
    }

    /// A logistic regression, with a learning rate that suits the optimizer.
    @ParameterizedTest
    @CsvSource({"sgd, 1", "adam, 0.01", "adamw, 0.01", "nadam, 0.01", "radam, 0.01", "adamax, 0.02", "adagrad, 0.1",
        "adadelta, 3", "rmsprop, 0.01", "asgd, 1", "lion, 0.003", "lamb, 0.02", "lars, 10", "yogi, 0.03",
        "adabelief, 0.01", "adafactor, 0.3", "muon, 0.03", "ftrl, 1", "schedule-free-sgd, 3",
        "schedule-free-adamw, 0.03"})
    void everyOptimizerTellsMushroomsApart(String optimizer, double rate) {
        assertThat(test(mushrooms().fit(fit -> fit.withOptimizer(optimizer).withLearningRate(rate).withEpochs(5)))
                .get("accuracy")).isGreaterThan(0.99);
    }

    @ParameterizedTest
    @CsvSource({"rprop, 0.01, 60", "lbfgs, 1, 20"})
    void someTellMushroomsApartInWholeBatches(String optimizer, double rate, int epochs) {
        assertThat(test(mushrooms().fit(fit -> fit.withOptimizer(optimizer).withLearningRate(rate).withEpochs(epochs)
                .withBatch(BatchSize.full()))).get("accuracy")).isGreaterThan(0.99);
    }

    private static TrainingConfig mushrooms() {
        return TrainingConfig.of(SharedData.file("agaricus.train.libsvm"))
                .data(data -> data.withTest(new TestPart.File(SharedData.file("agaricus.test.libsvm"), null, null)));
    }

    @Test
    void documentsAreRanked() {
        TrainingConfig config = TrainingConfig.of(SharedData.file("rank.train"))
                .data(data -> data.withGroup(new Grouping.File(SharedData.file("rank.train.query")))
                        .withTest(new TestPart.File(SharedData.file("rank.test"), null,
                                SharedData.file("rank.test.query"))))
                .fit(fit -> fit.withEpochs(10));
        // scores drawn at random reach 0.58, and at most 0.64 in 200 draws
        assertThat(test(config).get("ndcg@10")).isGreaterThan(0.68);
    }

    @Test
    void digitsAreRead() {
        TrainingConfig config = TrainingConfig.of(SharedData.file("mnist-train-images-idx3-ubyte.gz"))
                .data(data -> data.withLabels(SharedData.file("mnist-train-labels-idx1-ubyte.gz"))
                        .withTest(new TestPart.File(SharedData.file("mnist-test-images-idx3-ubyte.gz"),
                                SharedData.file("mnist-test-labels-idx1-ubyte.gz"), null)))
                .model(model -> model.withHidden(List.of(128)))
                .fit(fit -> fit.withEpochs(3).withBatch(BatchSize.of(128)));
        assertThat(test(config).get("accuracy")).isGreaterThan(0.9);
    }
}
