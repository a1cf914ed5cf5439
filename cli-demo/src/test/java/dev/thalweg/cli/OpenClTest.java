// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Trainings on an OpenCL device, held against those on the processor.
class OpenClTest {
    /// Kernels have the bits of `simd`, sums do not; what that makes of a loss in a few steps is far less.
    private static final Offset<Double> SUMS = Offset.offset(1e-4);

    @TempDir
    Path folder;

    @BeforeAll
    static void needsADevice() {
        boolean found = Call.of("backends").out().contains("device opencl:0 ");
        if (!found && Boolean.getBoolean("opencl.required")) {
            throw new IllegalStateException("-Dopencl.required=true, but no OpenCL device is here");
        }
        assumeTrue(found, "no OpenCL device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "sgd(momentum=0.9) with clip-norm(1)", "adam with ema(0.9)", "adam with sam(0.05)",
        "adafactor", "lbfgs"})
    void aTrainingComesToTheSame(String optimizer) throws IOException {
        JsonObject here = train("simd", optimizer);
        JsonObject there = train("opencl", optimizer);
        assertThat(there.getAsJsonObject("backend").get("id").getAsString()).isEqualTo("opencl");
        for (String part : List.of("train", "validation")) {
            assertThat(loss(there, part)).as(part).isCloseTo(loss(here, part), SUMS);
        }
    }

    /// Masks are drawn for a step that is prepared while another one is under way.
    @Test
    void aTrainingWithDropoutComesToTheSame() {
        String[] options = {"--dropout", "0.3", "--batch", "7"};
        assertThat(loss(train("opencl", "adam", options), "train"))
                .isCloseTo(loss(train("simd", "adam", options), "train"), SUMS);
    }

    @ParameterizedTest
    @CsvSource({"simd, opencl", "opencl, simd"})
    void aRunGoesOnElsewhere(String begin, String end) throws IOException {
        JsonObject whole = train(end, "adam with ema(0.9)");
        Path run = folder.resolve(begin);
        train(begin, "adam with ema(0.9)");
        forgetTheEnd(run);
        Call resumed = Call.of("resume", run.toString(), "--backend", end, "--json", "--quiet");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        JsonObject document = JsonParser.parseString(resumed.out()).getAsJsonObject();
        assertThat(document.getAsJsonObject("backend").get("id").getAsString()).isEqualTo(end);
        assertThat(loss(document, "train")).isCloseTo(loss(whole, "train"), SUMS);
    }

    @Test
    void aTrainingThatDivergesSaysWhere() {
        Call call = Call.of("train", Rows.classes(folder, 50).toString(), "--target", "kind", "--optimizer", "sgd",
                "--lr", "1e39", "--backend", "opencl", "--out", folder.resolve("run").toString(), "--quiet");
        assertThat(call.code()).as(call.err()).isEqualTo(4);
        assertThat(call.err()).containsPattern("error\\[TH-(L09[34]|O090)]: .* became .* in step 1 ");
    }

    @Test
    void aDeviceThatIsNotThereIsNamed() {
        Call call = Call.of("train", Rows.classes(folder, 50).toString(), "--target", "kind", "--backend",
                "opencl:no-such-device", "--out", folder.resolve("run").toString());
        assertThat(call.code()).isEqualTo(7);
        assertThat(call.err()).contains("error[TH-B011]: no OpenCL device answers to 'no-such-device'", "opencl:0 ");
    }

    private JsonObject train(String backend, String optimizer, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", Rows.classes(folder, 200).toString(), "--target",
                "kind", "--hidden", "8", "--epochs", "4", "--optimizer", optimizer, "--backend", backend, "--json",
                "--quiet",
                "--force", "--out", folder.resolve(backend).toString()));
        arguments.addAll(List.of(more));
        if (optimizer.equals("lbfgs")) {
            arguments.addAll(List.of("--batch", "full"));
        }
        Call call = Call.of(arguments.toArray(String[]::new));
        assertThat(call.code()).as(call.err()).isZero();
        return JsonParser.parseString(call.out()).getAsJsonObject();
    }

    private static double loss(JsonObject document, String part) {
        return document.getAsJsonObject("metrics").getAsJsonObject(part).get("loss").getAsDouble();
    }

    /// As if the run had been killed in its third epoch.
    private static void forgetTheEnd(Path run) throws IOException {
        for (String file : List.of("model.safetensors", "model.json", "result.json")) {
            Files.deleteIfExists(run.resolve(file));
        }
        try (Stream<Path> checkpoints = Files.list(run.resolve("checkpoints"))) {
            for (Path checkpoint : checkpoints.sorted().toList()) {
                String name = checkpoint.getFileName().toString();
                if (name.startsWith("epoch-0003") || name.startsWith("epoch-0004")) {
                    Files.delete(checkpoint);
                }
            }
        }
        Files.writeString(run.resolve("latest"), "epoch-0002");
    }
}
