// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of bad input: one message with an id, the exit code of the contract, and no run left behind.
class ExitCodeTest {

    @TempDir
    Path folder;

    static Stream<Arguments> badData() {
        return Stream.of(
                Arguments.of("", "D003"),
                Arguments.of("a,y\n1,2\n3\n4,5\n", "D010"),
                Arguments.of(column("5"), "D020"),
                Arguments.of(column("yes"), "D021"),
                Arguments.of(column("") + "7,inf\n8,3\n", "D015"),
                Arguments.of(columns(i -> "" + i) + "x,3\n", "D012"));
    }

    private static String column(String target) {
        return "a,y\n" + IntStream.range(0, 20).mapToObj(i -> i + "," + (target.isEmpty() ? i : target) + "\n")
                .collect(Collectors.joining());
    }

    private static String columns(java.util.function.IntFunction<String> a) {
        return "a,y\n"
                + IntStream.range(0, 300).mapToObj(i -> a.apply(i) + "," + i + "\n").collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("badData")
    void badDataExitsWithThreeAndNamesThePlace(String text, String id) {
        Path file = Rows.write(folder.resolve("bad.csv"), text);

        Call call = train(file, "--target", "y");

        assertOneError(call, 3, id);
        assertThat(call.err()).contains("bad.csv");
    }

    @Test
    void missingFileExitsWithThree() {
        assertOneError(train(folder.resolve("none.csv"), "--target", "y"), 3, "D001");
    }

    @Test
    void binaryFileExitsWithThree() throws IOException {
        Path file = Files.write(folder.resolve("bad.csv"), new byte[] {1, 0, 2, 0, 3});

        assertOneError(train(file, "--target", "y"), 3, "D004");
    }

    @Test
    void unknownTargetSuggestsTheNearestColumn() {
        Call call = train(Rows.classes(folder, 50), "--target", "knd");

        assertOneError(call, 3, "D014");
        assertThat(call.err()).contains("Did you mean 'kind'?");
    }

    @Test
    void missingTargetIsUsage() {
        assertOneError(train(Rows.classes(folder, 50)), 2, "D025");
    }

    @Test
    void targetOfTheWrongKindForTheLossIsData() {
        assertOneError(train(Rows.classes(folder, 50), "--target", "kind", "--loss", "huber"), 3, "D022");
    }

    @Test
    void everyMisspeltNameIsToldTogether() {
        Call call = train(Rows.classes(folder, 50), "--target", "kind", "--loss", "hubr", "--optimizer", "adm",
                "--schedule", "cosin", "--backend",
                "smid");

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err()).contains("Did you mean 'huber'?", "Did you mean 'adam'?", "Did you mean 'cosine'",
                "Did you mean 'simd'?");
        assertNoRun();
    }

    @Test
    void backendThatCannotRunIsTheEnvironment() {
        assertThat(train(Rows.classes(folder, 50), "--target", "kind", "--backend", "opencl:no-such-device").code())
                .isEqualTo(7);
        assertNoRun();
    }

    @Test
    void divergenceExitsWithFourAndWritesNoModel() {
        Call call = train(Rows.numbers(folder, 200), "--target", "y", "--loss", "mse", "--optimizer", "sgd", "--lr",
                "1e30", "--quiet");

        assertThat(call.code()).as(call.err()).isEqualTo(4);
        assertThat(call.err()).startsWith("error[TH-");
        assertThat(folder.resolve("run/model.safetensors")).doesNotExist();
    }

    @Test
    void folderThatIsNoRunIsUsage() {
        assertOneError(Call.of("predict", folder.toString(), folder.toString()), 2, "C021");
        assertOneError(Call.of("resume", folder.resolve("none").toString()), 2, "C021");
    }

    @Test
    void damagedModelExitsWithSix() throws IOException {
        Path data = Rows.numbers(folder, 100);
        assertThat(train(data, "--target", "y", "--epochs", "1", "--quiet").code()).isZero();
        Path model = folder.resolve("run/model.safetensors");
        byte[] whole = Files.readAllBytes(model);
        Files.write(model, java.util.Arrays.copyOf(whole, whole.length / 2));

        Call call = Call.of("predict", folder.resolve("run").toString(), data.toString());

        assertThat(call.code()).as(call.err()).isEqualTo(6);
        assertThat(call.out()).isEmpty();
    }

    @Test
    void folderThatCannotBeWrittenIsOutput() {
        Path file = Rows.write(folder.resolve("occupied"), "a file, where a folder is wanted");

        Call call = Call.of("train", Rows.numbers(folder, 100).toString(), "--target", "y", "--out",
                file.resolve("run").toString());

        assertThat(call.code()).as(call.err()).isEqualTo(5);
        assertThat(call.err()).contains("error[TH-");
    }

    @Test
    void missingGoldenFileIsData() {
        assertThat(Call.of("golden", folder.resolve("none.json").toString()).code()).isEqualTo(3);
    }

    private Call train(Path data, String... options) {
        List<String> words = new java.util.ArrayList<>(
                List.of("train", data.toString(), "--out", folder.resolve("run").toString()));
        words.addAll(List.of(options));
        return Call.of(words.toArray(String[]::new));
    }

    private void assertOneError(Call call, int code, String id) {
        assertThat(call.code()).as(call.err()).isEqualTo(code);
        assertThat(call.err().lines().filter(line -> line.startsWith("error["))).hasSize(1)
                .allMatch(line -> line.startsWith("error[TH-" + id + "]"));
        assertThat(call.out()).isEmpty();
        assertNoRun();
    }

    private void assertNoRun() {
        assertThat(folder.resolve("run")).doesNotExist();
    }
}
