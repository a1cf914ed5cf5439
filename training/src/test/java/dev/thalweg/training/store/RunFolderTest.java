// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path folder;

    @Test
    void aRunIsNotOverwrittenUnlessForced() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{}");
        assertThatThrownBy(() -> RunFolder.forNewRun(folder, false)).isInstanceOfSatisfying(ThalwegException.class,
                e -> {
                    assertThat(e.id()).isEqualTo("TH-C020");
                    assertThat(e.category()).isEqualTo(ExitCategory.USAGE);
                });
        assertThat(RunFolder.forNewRun(folder, true).root()).isEqualTo(folder);
    }

    @Test
    void aNewRunDeletesTheOldRunsFilesAndNoOthers() throws IOException {
        RunFolder run = RunFolder.forNewRun(folder, false);
        run.prepare();
        for (Path file : new Path[] {run.config(), run.model(), run.result(), run.latest(), run.metrics(),
            run.checkpoints().resolve("epoch-0007.safetensors"), run.checkpoints().resolve("epoch-0008-step-12.json"),
            run.checkpoints().resolve("epoch-0009.json.part"), run.checkpoints().resolve("notes.txt"),
            folder.resolve("mine.csv")}) {
            Files.writeString(file, "x");
        }
        RunFolder.forNewRun(folder, true).prepare();
        assertThat(folder).isDirectoryNotContaining(
                path -> path.toString().endsWith(".json") || path.toString().endsWith("latest"));
        assertThat(folder.resolve("mine.csv")).exists();
        assertThat(run.checkpoints()).isDirectoryContaining(path -> path.endsWith("notes.txt"))
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("epoch"));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("runs"), "");
        assertThatThrownBy(() -> RunFolder.forNewRun(file, false)).hasMessageContaining("is a file; expected a folder");
    }

    @Test
    void onlyARunCanBeOpened() {
        assertThatThrownBy(() -> RunFolder.ofExistingRun(folder)).hasMessageContaining("holds no config.json");
        assertThatThrownBy(() -> RunFolder.ofExistingRun(folder.resolve("none")))
                .hasMessageContaining("does not exist");
    }

    @Test
    void latestMustNameACheckpoint() throws IOException {
        RunFolder run = RunFolder.forNewRun(folder, false);
        assertThat(run.latestCheckpoint()).isEmpty();
        Files.writeString(run.latest(), "epoch-0012\n");
        assertThat(run.latestCheckpoint()).contains("epoch-0012");
        Files.writeString(run.latest(), "../../etc/passwd\n");
        assertThatThrownBy(run::latestCheckpoint).hasMessageContaining("should name a checkpoint");
    }
}
