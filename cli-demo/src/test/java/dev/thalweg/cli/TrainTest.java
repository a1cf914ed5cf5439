// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTest {

    @TempDir
    Path folder;

    @Test
    void trainingTellsWhatItDoesAndWhatCameOut() {
        Call call = train(Rows.numbers(folder, 300), "y", "--test", "0.2", "--epochs", "3");

        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.err()).contains("target", "colour: one of 2, one-hot", "rows      train 240, test 60",
                "backend   simd, ",
                "--loss huber", "--optimizer adam", "--lr 0.001", "--seed 0", "epoch 1/3  loss ", "epoch 3/3  loss ");
        assertThat(call.out()).startsWith("Trained 3 epochs, 12 steps of huber with adam in ").contains("loss", "mae",
                "rmse", "r2",
                "thalweg predict " + run() + " DATA");
        assertThat(run()).isDirectoryContaining(file -> file.endsWith("model.safetensors"));
    }

    @Test
    void lossesOfListsTakeWholeLists() {
        Path data = Rows.lists(folder, 30);
        Call call = train(data, "relevance", "--group", "query", "--loss", "lambdarank", "--batch", "9", "--lr", "0.1",
                "--epochs", "4");

        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.err()).contains("note: 27 ranking lists train, of up to 10 rows", "epoch 4/4  loss ",
                "ndcg@10 ");
        assertThat(call.out()).startsWith("Trained 4 epochs, 12 steps of lambdarank").doesNotContain("rmse");
        assertThat(Call.of("evaluate", run().toString(), data.toString(), "--group", "query").out())
                .contains("300 rows, loss lambdarank", "ndcg@10");
        assertThat(Call.of("evaluate", run().toString(), data.toString()).err()).contains("error[TH-L095]", "--group");
        assertThat(Call.of("predict", run().toString(), data.toString()).out()).hasLineCount(301);
    }

    @Test
    void quietSaysNothingButTheResult() {
        Call call = train(Rows.numbers(folder, 100), "y", "--quiet", "--epochs", "1");

        assertThat(call.err()).isEmpty();
        assertThat(call.out()).startsWith("Trained 1 epoch");
    }

    @Test
    void jsonIsOneDocumentWithTheKeysOfTheContract() {
        Call call = train(Rows.numbers(folder, 100), "y", "--json", "--epochs", "2", "--seed", "3");

        assertThat(call.out()).hasLineCount(1);
        JsonObject document = JsonParser.parseString(call.out()).getAsJsonObject();
        assertThat(document.keySet()).contains("schema", "run", "loss", "optimizer", "backend", "threads", "dtype",
                "seed", "rows", "epochs",
                "steps", "metrics", "seconds", "modelSha256");
        assertThat(document.get("schema").getAsString()).isEqualTo("thalweg.train/1");
        assertThat(document.getAsJsonObject("backend").keySet()).containsExactly("id", "lanes", "reason");
        assertThat(document.getAsJsonObject("rows").keySet()).containsExactly("train", "validation");
        assertThat(document.getAsJsonObject("metrics").getAsJsonObject("train").keySet()).contains("loss", "mae",
                "rmse", "r2");
        assertThat(document.getAsJsonObject("seconds").keySet()).containsExactly("load", "train", "total");
        assertThat(document.get("modelSha256").getAsString()).matches("[0-9a-f]{64}");
        assertThat(document.get("seed").getAsLong()).isEqualTo(3);
    }

    @Test
    void barIsDrawnInATerminalAndLeavesNoTrace() {
        Call call = Call.withColumns(100, "train", Rows.numbers(folder, 100).toString(), "--target", "y", "--out",
                run().toString(),
                "--epochs", "2");

        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.err()).containsPattern("\\r +\\d+% \\[=").doesNotContain("epoch 1/2  loss 0.1\n");
        assertThat(call.err().lines().flatMap(line -> line.lines().map(String::length)))
                .allMatch(length -> length < 2_000);
        assertThat(call.err()).endsWith("\r");
    }

    @Test
    void classesAreEvaluatedWithAConfusionMatrix() {
        Path data = Rows.classes(folder, 200);
        Call trained = train(data, "kind", "--epochs", "60", "--lr", "0.05", "--batch", "16", "--hidden", "8",
                "--quiet");
        assertThat(trained.out()).contains("accuracy", "Confusion on the validation rows", "middle");

        Call evaluated = Call.of("evaluate", run().toString(), data.toString());

        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        assertThat(evaluated.out()).startsWith("200 rows, loss cross-entropy").contains("accuracy",
                "Confusion on the rows");
        JsonObject document = JsonParser
                .parseString(Call.of("evaluate", run().toString(), data.toString(), "--json").out()).getAsJsonObject();
        assertThat(document.getAsJsonObject("metrics").get("accuracy").getAsDouble()).isGreaterThan(0.8);
        assertThat(document.getAsJsonObject("confusion").getAsJsonArray("counts").size()).isEqualTo(3);
    }

    @Test
    void rankingListsAreMeasuredAsSuch() {
        Path data = Rows.lists(folder, 30);
        Call trained = train(data, "relevance", "--group", "query", "--epochs", "20", "--lr", "0.05", "--json");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("--group query", "ndcg@10 ").doesNotContain("query: ");
        JsonObject metrics = JsonParser.parseString(trained.out()).getAsJsonObject().getAsJsonObject("metrics");
        for (String part : java.util.List.of("train", "validation")) {
            assertThat(metrics.getAsJsonObject(part).get("ndcg@10").getAsDouble()).isBetween(0.95, 1.0);
        }

        Call evaluated = Call.of("evaluate", run().toString(), data.toString(), "--group", "query");
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        assertThat(evaluated.out()).contains("ndcg@10");
    }

    @Test
    void predictionsAreCsvFromAFileAndFromStandardInput() throws IOException {
        Path data = Rows.classes(folder, 120);
        train(data, "kind", "--epochs", "2", "--quiet");

        Call fromFile = Call.of("predict", run().toString(), data.toString());
        Call fromInput = Call.withInput(Files.readString(data), "predict", run().toString());
        Call withoutTarget = Call.withInput("b,a\n3,4\n16,22\n", "predict", run().toString(), "-");

        assertThat(fromFile.code()).as(fromFile.err()).isZero();
        assertThat(fromFile.out()).startsWith("prediction,probability:high,probability:low,probability:middle\n")
                .hasLineCount(121);
        assertThat(fromInput).isEqualTo(fromFile);
        assertThat(withoutTarget.out()).as(withoutTarget.err()).hasLineCount(3);
    }

    @Test
    void predictionsOfNumbersAreInTheUnitsOfTheFile() {
        Path data = Rows.numbers(folder, 300);
        train(data, "y", "--epochs", "60", "--lr", "0.02", "--quiet");

        Call call = Call.withInput("a,b,colour\n10,5,blue\n", "predict", run().toString());

        // 3·10 - 2·5 + 5; a linear model of a linear target, fitted to within a per cent of its range of 66
        assertThat(Double.parseDouble(call.out().lines().skip(1).findFirst().orElseThrow())).isBetween(24.3, 25.7);
    }

    @Test
    void finishedRunIsNeitherReplacedNorResumed() {
        Path data = Rows.numbers(folder, 100);
        train(data, "y", "--epochs", "1", "--quiet");

        assertThat(train(data, "y", "--epochs", "1", "--quiet").code()).isEqualTo(2);
        assertThat(train(data, "y", "--epochs", "1", "--quiet", "--force").code()).isZero();
        Call resumed = Call.of("resume", run().toString(), "--quiet");
        assertThat(resumed.code()).isZero();
        assertThat(resumed.out()).startsWith("This run was finished before");
    }

    private Path run() {
        return folder.resolve("run");
    }

    private Call train(Path data, String target, String... options) {
        var words = new java.util.ArrayList<>(
                java.util.List.of("train", data.toString(), "--target", target, "--out", run().toString()));
        words.addAll(java.util.List.of(options));
        return Call.of(words.toArray(String[]::new));
    }
}
