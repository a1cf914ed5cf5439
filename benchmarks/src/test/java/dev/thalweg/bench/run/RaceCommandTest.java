// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RaceCommandTest {
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @Test
    void aWorkThatDoesNotExistIsAMistakeOfUse() {
        assertThat(run("--filter", "mse,hinge")).isEqualTo(2);
        assertThat(err.toString()).contains("no work is named hinge", "--list");
    }

    /// What the command does in another process, here in this one.
    @Test
    void aWorkerHandsItsLapsBack(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("laps.json");
        assertThat(run("worker", "--quick", "--out", out.toString(), "--candidates", "thalweg", "mse:128"))
                .isZero();
        WorkerReport report = WorkerReport.read(out);
        assertThat(report.skips()).isEmpty();
        assertThat(report.laps()).singleElement().satisfies(laps -> {
            assertThat(List.of(laps.work(), laps.shape())).containsExactly("mse", "128");
            assertThat(laps.isReference()).isTrue();
            assertThat(laps.nanos()).hasSize(9);
        });
        assertThat(report.facts()).containsKey("thalweg");
    }
}
