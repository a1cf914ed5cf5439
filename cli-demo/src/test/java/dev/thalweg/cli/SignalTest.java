// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Signals end a whole process, so the command runs in one of its own.
@Timeout(120)
class SignalTest {
    private static final int SIGINT_BIT = 1 << 1;

    @TempDir
    Path folder;

    @BeforeEach
    void needsSignals() {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "no /bin/kill here: signals are tested on Unix only");
    }

    @Test
    void interruptFinishesTheStepSavesAndSaysHowToResume() throws Exception {
        assumeTrue(receivesInterrupts(),
                "this process ignores SIGINT, and so do its children; run the tests in the foreground");
        Running training = train();

        Ended ended = training.signalAfter("epoch  *2/", "INT");

        assertSaved(ended, 130);
    }

    @Test
    void terminationIsAsPoliteAndAResumedRunGoesOn() throws Exception {
        assertSaved(train().signalAfter("epoch +2/", "TERM"), 143);

        Ended resumed = start("resume", run().toString()).signalAfter("epoch ", "TERM");

        assertSaved(resumed, 143);
        assertThat(resumed.err()).containsPattern("resumed +after step [\\d,]+ of ");
    }

    private void assertSaved(Ended ended, int code) {
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
        assertThat(ended.err()).contains("Interrupted after step ", "thalweg resume " + run());
        assertThat(run().resolve("latest")).exists();
        assertThat(run().resolve("model.safetensors")).doesNotExist();
    }

    private Running train() throws IOException {
        return start("train", Rows.numbers(folder, 2_000).toString(), "--target", "y", "--epochs", "100000", "--out",
                run().toString());
    }

    private Path run() {
        return folder.resolve("run");
    }

    /// Shells that start something in the background let it ignore SIGINT.
    private static boolean receivesInterrupts() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("SigIgn:"))
                .allMatch(line -> (Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).strip(), 16)
                        & SIGINT_BIT) == 0);
    }

    private static Running start(String... arguments) throws IOException {
        String classPath = String.join(File.pathSeparator, System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector", "-Dguice_bytecode_gen_option=DISABLED", "-cp", classPath,
                        Main.class.getName()));
        command.addAll(List.of(arguments));
        return new Running(new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    }

    private record Ended(int code, String err) {
    }

    private record Running(Process process) {

        /// Sends a signal once a line has been seen, and waits for the end.
        Ended signalAfter(String pattern, String signal) throws Exception {
            StringBuilder err = new StringBuilder();
            try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
                boolean sent = false;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    err.append(line).append('\n');
                    if (!sent && line.matches(".*" + pattern + ".*")) {
                        new ProcessBuilder("/bin/kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
                        sent = true;
                    }
                }
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
                return new Ended(process.exitValue(), Objects.requireNonNull(err.toString()));
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
