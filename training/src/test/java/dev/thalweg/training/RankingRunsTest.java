// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.training.TrainingResult.Outcome;
import dev.thalweg.training.data.SharedData;
import dev.thalweg.training.metrics.RankingMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingRunsTest {
    @TempDir
    Path folder;

    private TrainingConfig ofLists(String loss) {
        return of(Tables.lists(folder, 40), loss);
    }

    private TrainingConfig of(Path data, String loss) {
        return TrainingConfig.of(data, "relevance").data(options -> options.withGroup(new Grouping.Column("query")))
                .fit(fit -> fit.withLoss(loss).withEpochs(30).withBatch(BatchSize.of(4)).withLearningRate(0.05))
                .compute(compute -> compute.withBackend("scalar")).withOut(folder.resolve("run"));
    }

    private static Metrics validation(TrainingConfig config) {
        return Training.train(config, List.of()).run().summary().metrics().get(Part.VALIDATION);
    }

    /// Orders at random reach 0.58 on the test lists; after these few steps the losses reach 0.70 and more.
    @ParameterizedTest
    @ValueSource(strings = {"lambdarank", "rank-softmax", "approx-ndcg"})
    void documentsAreRankedBetterThanAtRandom(String loss) {
        TrainingConfig config = TrainingConfig.of(SharedData.file("rank.train"))
                .data(data -> data.withGroup(new Grouping.File(SharedData.file("rank.train.query")))
                        .withTest(new TestPart.File(SharedData.file("rank.test"), null,
                                SharedData.file("rank.test.query"))))
                .fit(fit -> fit.withLoss(loss).withEpochs(8).withBatch(BatchSize.of(16)).withLearningRate(0.01))
                .withOut(folder.resolve("run"));
        Metrics test = Training.train(config, List.of()).run().summary().metrics().get(Part.TEST);
        assertThat(test.values()).containsOnlyKeys("loss", "ndcg@10");
        assertThat(test.get("ndcg@10")).isGreaterThan(randomOrder() + 0.05);
    }

    /// The mean over orders at random.
    private static double randomOrder() {
        double[] relevance;
        List<Integer> lists = new ArrayList<>();
        try {
            relevance = Files.readAllLines(SharedData.file("rank.test")).stream()
                    .mapToDouble(line -> Double.parseDouble(line.substring(0, line.indexOf(' ')))).toArray();
            for (String size : Files.readAllLines(SharedData.file("rank.test.query"))) {
                int list = lists.isEmpty() ? 0 : lists.getLast() + 1;
                lists.addAll(Collections.nCopies(Integer.parseInt(size.strip()), list));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        int[] numbers = lists.stream().mapToInt(list -> list).toArray();
        var random = new SplittableRandom(1);
        return IntStream.range(0, 100)
                .mapToDouble(_ -> RankingMetrics.of(random.doubles(relevance.length).toArray(), relevance, numbers)
                        .values().get("ndcg@10"))
                .average().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"lambdarank", "rank-softmax", "approx-ndcg", "list-mle", "rank-pairwise-logistic", "bpr", "warp",
        "margin-ranking", "lambdarank + 0.1*rank-softmax"})
    void anOrderByALawIsLearned(String loss) {
        Metrics metrics = validation(ofLists(loss));
        assertThat(metrics.values()).containsOnlyKeys("loss", "ndcg@10");
        assertThat(metrics.get("ndcg@10")).isGreaterThan(0.95);
    }

    @Test
    void aLossOfRowsIsMeasuredByLists() {
        assertThat(validation(ofLists("mse")).values()).containsOnlyKeys("loss", "mae", "rmse", "r2", "ndcg@10");
    }

    @Test
    void scoresComeInTheOrderOfTheRows() {
        TrainingConfig config = ofLists("lambdarank").data(data -> data.withValidation(0));
        Metrics trained = Training.train(config, List.of()).run().summary().metrics().get(Part.TRAIN);
        Path run = folder.resolve("run");
        DataSource source = new DataSource.File(config.data().file(), null, new Grouping.Column("query"));
        Evaluation evaluated = Training.evaluate(run, source, ComputeOptions.defaults());
        assertThat(evaluated.metrics()).isEqualTo(trained);
        Predictions scores = Training.predict(run, DataSource.of(config.data().file()), ComputeOptions.defaults());
        double[] values = IntStream.range(0, scores.rows()).mapToDouble(scores::value).toArray();
        assertThat(ndcg(config.data().file(), values)).isEqualTo(trained.get("ndcg@10"));
    }

    private static double ndcg(Path file, double[] scores) {
        try {
            List<String[]> rows = Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")).toList();
            return RankingMetrics.of(scores, rows.stream().mapToDouble(row -> Double.parseDouble(row[3])).toArray(),
                    rows.stream().mapToInt(row -> Integer.parseInt(row[0].substring(1))).toArray()).values()
                    .get("ndcg@10");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void listsInTheDataItselfAreTaken() throws IOException {
        String rows = """
                      2 qid:1 1:0.9 2:0.1
                      0 qid:1 1:0.2 2:0.4
                      1 qid:2 1:0.5 2:0.3
                      0 qid:2 1:0.1 2:0.3
                      1 qid:2 1:0.7 2:0.1
                      0 qid:3 1:0.4 2:0.8
                      1 qid:3 1:0.6 2:0.1
                      """;
        TrainingConfig config = TrainingConfig.of(Files.writeString(folder.resolve("rows"), rows))
                .data(data -> data.withValidation(0))
                .fit(fit -> fit.withLoss("lambdarank").withEpochs(20).withBatch(BatchSize.full()).withLearningRate(0.1))
                .withOut(folder.resolve("run"));
        Metrics metrics = Training.train(config, List.of()).run().summary().metrics().get(Part.TRAIN);
        assertThat(metrics.get("ndcg@10")).isEqualTo(1);
    }

    @Test
    void trainingStopsWhereTheOrderWasBest() throws IOException {
        TrainingConfig config = ofLists("lambdarank").fit(fit -> fit.withEarlyStopping(3).withEpochs(100));
        TrainingResult result = Training.train(config, List.of()).run();
        assertThat(result.outcome()).isEqualTo(Outcome.STOPPED_EARLY);
        String last = Files.readString(folder.resolve("run/latest")).strip();
        assertThat(Files.readString(folder.resolve("run/checkpoints/" + last + ".json"))).contains("\"ndcg@10\"");
        double best = Files.readAllLines(folder.resolve("run/metrics.jsonl")).stream()
                .mapToDouble(line -> Double.parseDouble(line.replaceAll(".*\"ndcg@10\":([0-9.]+).*", "$1"))).max()
                .orElseThrow();
        assertThat(result.summary().metrics().get(Part.VALIDATION).get("ndcg@10")).isEqualTo(best);
    }

    @Test
    void aLossOfListsNeedsLists() {
        TrainingConfig config = TrainingConfig.of(Tables.lists(folder, 40), "relevance")
                .data(data -> data.withDrop(List.of("query"))).fit(fit -> fit.withLoss("lambdarank"))
                .withOut(folder.resolve("run"));
        assertRefused("TH-L095", "loss 'lambdarank' takes ranking lists, but the data does not say which rows make one",
                config);
    }

    @Test
    void aTestFileNeedsListsToo() {
        Path sizes = write("sizes", "1\n".repeat(3) + "2\n".repeat(3));
        Path train = write("train.csv", "a,relevance\n1,0\n2,1\n3,2\n4,0\n5,1\n3,1\n2,0\n1,1\n4,1\n");
        TrainingConfig config = of(train, "rank-softmax").data(data -> data.withGroup(new Grouping.File(sizes))
                .withTest(new TestPart.File(train, null, null)));
        assertRefused("TH-L095", "--test-group for a test file", config);
    }

    @Test
    void listsWithNothingToOrderAreLeftOut() {
        Path train = write("train.csv", """
                                        query,a,relevance
                                        one,1,1
                                        same,2,1
                                        same,3,1
                                        mixed,1,0
                                        mixed,2,1
                                        none,4,0
                                        none,2,0
                                        """);
        List<String> notices = new ArrayList<>();
        for (String loss : List.of("rank-pairwise-logistic", "margin-ranking")) {
            TrainingConfig config = of(train, loss).data(data -> data.withValidation(0)).fit(fit -> fit.withEpochs(2)
                    .withBatch(BatchSize.of(1))).withOut(folder.resolve(loss));
            TrainingResult result = Training.train(config, List.of(event -> {
                if (event instanceof TrainingEvent.Notice(String text)) {
                    notices.add(text);
                }
            })).run();
            assertThat(result.summary().steps()).isEqualTo(2);
            assertThat(result.summary().metrics().get(Part.TRAIN).get("loss")).isFinite();
        }
        assertThat(notices).anyMatch(text -> text.contains("1 ranking lists train, of up to 2 rows")
                && text.contains("3 more are left out: all their rows are equally relevant."));
    }

    @Test
    void withNothingToOrderAtAllThereIsNothingToLearn() {
        Path train = write("train.csv", "query,a,relevance\none,1,1\ntwo,2,0\nthree,3,2\n");
        assertRefused("TH-L096", "in each list that trains all rows are equally relevant",
                of(train, "approx-ndcg").data(data -> data.withValidation(0)));
    }

    @Test
    void relevanceIsNotNegative() {
        Path train = write("train.csv", "query,a,relevance\none,1,-1\none,2,0\ntwo,3,2\n");
        assertRefused("TH-L091", "needs numbers >= 0 as targets",
                of(train, "lambdarank").data(data -> data.withValidation(0)));
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertRefused(String id, String message, TrainingConfig config) {
        assertThatThrownBy(() -> Training.train(config, List.of()).run()).isInstanceOfSatisfying(
                ThalwegException.class, e -> {
                    assertThat(e.id()).isEqualTo(id);
                    assertThat(e).hasMessageContaining(message);
                });
        assertThat(folder.resolve("run")).doesNotExist();
    }
}
