// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.thalweg.api.ElementType;
import dev.thalweg.training.TrainingResult.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
    @TempDir
    Path folder;

    /// On the scalar backend, which is fast from the first call and gives the same bits.
    private TrainingResult train(TrainingConfig config) {
        return Training
                .train(config.compute(compute -> compute.withBackend("scalar")).withOut(folder.resolve("run")).forced(),
                        List.of())
                .run();
    }

    private TrainingConfig numbers() {
        return TrainingConfig.of(Tables.numbers(folder, 200), "y")
                .fit(fit -> fit.withLearningRate(0.1).withEpochs(8).withBatch(BatchSize.of(12)));
    }

    @Test
    void plateauFallsByTheMetricThatItNames() throws IOException {
        TrainingConfig config = TrainingConfig.of(Tables.circle(folder, 200), "where").withOut(folder.resolve("run"))
                .fit(fit -> fit.withEpochs(6).withLearningRate(1e-6)
                        .withSchedule("plateau(0.5, patience=0, metric=accuracy, epsilon=0, threshold=0)"));

        Training.train(config, List.of()).run();

        // at such a rate no row changes sides: accuracy ties in each of the last five
        String last = Files.readAllLines(folder.resolve("run").resolve("metrics.jsonl")).getLast();
        assertThat(last).contains("6.25E-8");
    }

    @Test
    void aLinearModelFindsALinearLaw() {
        TrainingResult result = train(numbers());
        assertThat(result.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(result.summary().loss()).isEqualTo("huber");
        assertThat(result.summary().rows()).containsEntry(Part.TRAIN, 180).containsEntry(Part.VALIDATION, 20)
                .doesNotContainKey(Part.TEST);
        assertThat(result.summary().metrics().get(Part.VALIDATION).get("r2")).isGreaterThan(0.999);
        assertThat(result.confusionTable()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void howOftenClassesOccurIsTakenFromTheRowsThatTrainAndKept(ElementType type) throws IOException {
        Path data = Tables.greatest(folder, 300);
        TrainingResult result = train(TrainingConfig.of(data, "which").compute(compute -> compute.withElementType(type))
                .data(options -> options.withValidation(0)).fit(fit -> fit.withLoss("ldam").withLearningRate(0.05)));
        Metrics trained = result.summary().metrics().get(Part.TRAIN);
        assertThat(trained.get("accuracy")).isGreaterThan(0.9);

        JsonObject model = JsonParser.parseString(Files.readString(folder.resolve("run").resolve("model.json")))
                .getAsJsonObject();
        assertThat(model.getAsJsonArray("classCounts").asList().stream().mapToInt(JsonElement::getAsInt).sum())
                .isEqualTo(300);
        assertThat(Training.evaluate(folder.resolve("run"), DataSource.of(data), ComputeOptions.defaults()).metrics())
                .isEqualTo(trained);
    }

    @Test
    void aClassWithoutRowsHasNoMargin() throws IOException {
        Path data = Files.writeString(folder.resolve("rare.csv"), "a,y\n" + "1,b\n2,c\n".repeat(30) + "3,a\n");
        TrainingConfig config = TrainingConfig.of(data, "y").fit(fit -> fit.withLoss("ldam").withEpochs(1))
                .data(options -> options.withValidation(0.3));
        assertThatThrownBy(() -> IntStream.range(0, 20).forEach(seed -> train(config.fit(fit -> fit.withSeed(seed)))))
                .hasMessageContaining("none is of class 'a'. Give more rows, another --seed, or take cross-entropy.");
    }

    @Test
    void bothElementTypesLearn() {
        TrainingResult result = train(numbers().compute(compute -> compute.withElementType(ElementType.F64)));
        assertThat(result.summary().dtype()).isEqualTo("f64");
        assertThat(result.summary().metrics().get(Part.TRAIN).get("r2")).isGreaterThan(0.999);
    }

    @Test
    void aHiddenLayerPartsWhatNoLineParts() {
        TrainingConfig config = TrainingConfig.of(Tables.circle(folder, 300), "where")
                .data(data -> data.withTest(new TestPart.Fraction(0.3)))
                .fit(fit -> fit.withLearningRate(0.05).withEpochs(15).withBatch(BatchSize.of(8)));
        assertThat(train(config).summary().metrics().get(Part.TEST).get("accuracy")).isLessThan(0.75);
        TrainingResult network = train(
                config.model(model -> model.withHidden(List.of(12)).withActivation(Activation.TANH)));
        assertThat(network.summary().loss()).isEqualTo("bce-with-logits");
        assertThat(network.summary().metrics().get(Part.TEST).get("accuracy")).isGreaterThan(0.88);
        assertThat(network.confusionTable().orElseThrow().labels()).containsExactly("inside", "outside");
        assertThat(network.confusionTable().orElseThrow().counts().stream().flatMap(List::stream)
                .mapToLong(Long::longValue).sum())
                .isEqualTo(90);
    }

    @Test
    void moreClassesAreLearntByCrossEntropy() {
        TrainingResult result = train(TrainingConfig.of(Tables.greatest(folder, 300), "which")
                .fit(fit -> fit.withLearningRate(0.1).withEpochs(10).withBatch(BatchSize.of(12))));
        assertThat(result.summary().loss()).isEqualTo("cross-entropy");
        assertThat(result.summary().metrics().get(Part.TRAIN).get("accuracy")).isGreaterThan(0.9);
        assertThat(result.summary().metrics().get(Part.TRAIN).get("loss"))
                .as("without penalties the loss is the metric")
                .isEqualTo(result.summary().metrics().get(Part.TRAIN).get("logLoss"),
                        within(1e-5)); // f32 against double
    }

    @ParameterizedTest
    @ValueSource(strings = {"mse", "mae", "smooth-l1", "log-cosh", "quantile(quantile=0.6)",
        "0.9*huber(delta=1) + 0.1*log-cosh"})
    void lossesOfNumbersMakeTheErrorSmall(String loss) {
        assertThat(train(numbers().fit(fit -> fit.withLoss(loss))).summary().metrics().get(Part.TRAIN).get("r2"))
                .isGreaterThan(0.97);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bce-with-logits", "bce", "hinge", "squared-hinge", "focal-binary", "cross-entropy",
        "cross-entropy(labelSmoothing=0.1)", "nll"})
    void lossesOfTwoClassesTellThemApart(String loss) {
        TrainingResult result = train(TrainingConfig.of(Tables.circle(folder, 200), "where")
                .model(model -> model.withHidden(List.of(10)).withActivation(Activation.TANH))
                .fit(fit -> fit.withLoss(loss).withLearningRate(0.05).withEpochs(18).withBatch(BatchSize.of(8))));
        assertThat(result.summary().metrics().get(Part.TRAIN).get("accuracy")).isGreaterThan(0.85);
        assertThat(result.summary().metrics().get(Part.TRAIN).get("auc")).isGreaterThan(0.9);
    }

    @Test
    void countsAreLearntWithoutStandardising() {
        TrainingResult result = train(TrainingConfig.of(Tables.counts(folder, 200), "count")
                .fit(fit -> fit.withLoss("poisson-nll(logInput=false)").withLearningRate(0.1).withEpochs(12)
                        .withBatch(BatchSize.of(12))));
        assertThat(result.summary().metrics().get(Part.TRAIN).get("r2")).isGreaterThan(0.9);
    }

    @Test
    void aRunIsTheFolderOfTheContract() throws IOException {
        List<TrainingEvent> events = new ArrayList<>();
        Path run = folder.resolve("run");
        TrainingResult result = Training
                .train(numbers().fit(fit -> fit.withEpochs(2)).withOut(run), List.of(events::add)).run();
        for (String name : List.of("config.json", "environment.json", "data.json", "metrics.jsonl", "model.safetensors",
                "model.json",
                "checkpoints/epoch-0001.safetensors", "checkpoints/epoch-0001.json",
                "checkpoints/epoch-0002.safetensors", "latest")) {
            assertThat(run.resolve(name)).isRegularFile();
        }
        assertThat(run.resolve("latest")).hasContent("epoch-0002");
        assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(2)
                .allSatisfy(line -> assertThat(JsonParser.parseString(line).getAsJsonObject().keySet())
                        .contains("epoch", "validation"));
        JsonObject config = JsonParser.parseString(Files.readString(run.resolve("config.json"))).getAsJsonObject();
        assertThat(config.get("loss").getAsString()).isEqualTo("huber");
        JsonObject model = JsonParser.parseString(Files.readString(run.resolve("model.json"))).getAsJsonObject();
        assertThat(model.get("sha256").getAsString()).isEqualTo(result.summary().modelSha256());
        assertThat(model.getAsJsonObject("shapes").toString())
                .isEqualTo("{\"layer1.weight\":[4,1],\"layer1.bias\":[1]}");
        assertThat(events).map(event -> event.getClass().getSimpleName()).containsExactly("Started", "Notice",
                "EpochDone",
                "CheckpointSaved", "EpochDone", "CheckpointSaved", "Ended");
    }

    @Test
    void aRunIsNotOverwritten() {
        Path run = folder.resolve("run");
        TrainingConfig config = numbers().fit(fit -> fit.withEpochs(1)).withOut(run);
        Training.train(config, List.of()).run();
        assertThatThrownBy(() -> Training.train(config, List.of()).run()).hasMessageContaining("already holds a run");
    }

    @Test
    void predictionsTakeRawRowsAndSpeakTheFilesUnits() {
        train(numbers().fit(fit -> fit.withEpochs(15)));
        String rows = "colour,b,a,unused\nred,0.5,0.5,x\nblue,0,1,y\n";
        Predictions predictions = Training.predict(folder.resolve("run"),
                new DataSource.Stream("rows", new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8))),
                ComputeOptions.defaults());
        assertThat(predictions.rows()).isEqualTo(2);
        assertThat(predictions.header()).containsExactly("prediction");
        assertThat(predictions.notices()).isEmpty();
        assertThat(predictions.value(0)).isEqualTo(100, within(1.0)); // of a range of 55
        assertThat(predictions.value(1)).isEqualTo(120, within(1.0));
    }

    @Test
    void aValueThatTrainingNeverSawIsNoticed() {
        train(numbers().fit(fit -> fit.withEpochs(1)));
        String rows = "a,b,colour\n0.5,0.5,green\n";
        Predictions predictions = Training.predict(folder.resolve("run"),
                new DataSource.Stream("rows", new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8))),
                ComputeOptions.defaults());
        assertThat(predictions.notices()).singleElement().asString().contains("colour");
    }

    @Test
    void predictedClassesHaveTheFilesLabels() {
        train(TrainingConfig.of(Tables.greatest(folder, 300), "which")
                .fit(fit -> fit.withLearningRate(0.1).withEpochs(10).withBatch(BatchSize.of(12))));
        String rows = "a,b,c\n0.9,0.1,0.1\n0.1,0.2,0.95\n";
        Predictions predictions = Training.predict(folder.resolve("run"),
                new DataSource.Stream("rows", new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8))),
                ComputeOptions.defaults());
        assertThat(predictions.header()).containsExactly("prediction", "probability:a", "probability:b",
                "probability:c");
        assertThat(predictions.row(0).getFirst()).isEqualTo("a");
        assertThat(predictions.row(1).getFirst()).isEqualTo("c");
        assertThat(predictions.probability(0, 0) + predictions.probability(0, 1) + predictions.probability(0, 2))
                .isEqualTo(1,
                        within(1e-12));
    }

    @Test
    void evaluatingTheTrainingFileGivesWhatTrainingSaid() {
        TrainingResult result = train(numbers().data(data -> data.withValidation(0)));
        Evaluation evaluation = Training.evaluate(folder.resolve("run"), DataSource.of(folder.resolve("numbers.csv")),
                ComputeOptions.defaults());
        assertThat(evaluation.rows()).isEqualTo(200);
        assertThat(evaluation.metrics()).isEqualTo(result.summary().metrics().get(Part.TRAIN));
    }

    @Test
    void aModelThatIsNotFinishedCannotPredict() throws IOException {
        train(numbers().fit(fit -> fit.withEpochs(1)));
        Files.delete(folder.resolve("run/model.json"));
        assertThatThrownBy(() -> Training.predict(folder.resolve("run"), DataSource.of(folder.resolve("numbers.csv")),
                ComputeOptions.defaults())).hasMessageContaining("holds no finished model yet");
    }
}
