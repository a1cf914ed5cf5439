// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process of its own that is killed without warning, at moments that nobody chose.
class KilledProcessTest {
    @TempDir
    Path folder;

    /// What the process runs; the test runs it too, undisturbed.
    static final class Child {
        private Child() {
        }

        static TrainingConfig config(Path data, Path run) {
            return TrainingConfig.of(data, "where").model(model -> model.withHidden(List.of(16)).withDropout(0.1))
                    .fit(fit -> fit.withEpochs(15).withBatch(BatchSize.of(8)).withEarlyStopping(12)).withOut(run);
        }

        static void main(String[] arguments) {
            Training.train(config(Path.of(arguments[0]), Path.of(arguments[1])), List.of(event -> {
                if (event instanceof TrainingEvent.EpochDone(int epoch, _, _, _, _, _, _, _)) {
                    System.out.println(epoch);
                    System.out.flush();
                }
            })).run();
        }
    }

    @Test
    void resumesToTheSameBits() throws Exception {
        Path data = Tables.circle(folder, 400);
        Training.train(Child.config(data, folder.resolve("whole")), List.of()).run();
        byte[] expected = Files.readAllBytes(folder.resolve("whole/model.safetensors"));
        for (int lines : new int[] {0, 1, 7}) {
            Path run = folder.resolve("killed" + lines);
            killAfter(lines, data, run);
            assertThat(run.resolve("config.json")).exists();
            assertThat(run.resolve("result.json")).doesNotExist();
            Training.resume(run, List.of()).run();
            assertThat(Files.readAllBytes(run.resolve("model.safetensors"))).as("killed after epoch %d", lines)
                    .isEqualTo(expected);
        }
    }

    private void killAfter(int lines, Path data, Path run) throws IOException, InterruptedException {
        Process process = start(data, run);
        try (var output = process.inputReader()) {
            for (int i = 0; i < lines; i++) {
                assertThat(output.readLine()).as("%s", Files.readString(folder.resolve("stderr")))
                        .isEqualTo(Integer.toString(i + 1));
            }
            while (!Files.exists(run.resolve("data.json")) && process.isAlive()) {
                Thread.onSpinWait();
            }
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed, not ended: %s", Files.readString(folder.resolve("stderr")))
                .isEqualTo(137);
    }

    private Process start(Path data, Path run) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "--add-modules=jdk.incubator.vector", "-Dguice_bytecode_gen_option=DISABLED", "-cp", classPath(),
                Child.class.getName(),
                data.toString(), run.toString()));
        return new ProcessBuilder(command).redirectError(folder.resolve("stderr").toFile()).start();
    }

    /// Everything this process sees, as one class path, whether it came from modules or not.
    private static String classPath() {
        List<String> entries = new ArrayList<>(List.of(System.getProperty("java.class.path", "")));
        entries.add(System.getProperty("jdk.module.path", ""));
        for (Class<?> type : List.of(Training.class, KilledProcessTest.class)) {
            entries.add(
                    Path.of(java.net.URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
                            .toString());
        }
        entries.removeIf(String::isEmpty);
        return String.join(System.getProperty("path.separator"), entries);
    }
}
