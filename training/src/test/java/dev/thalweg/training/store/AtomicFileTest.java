// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void aFullDiskLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("config.json");
        AtomicFile.writeText(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            throw new IOException("No space left on device");
        })).isInstanceOfSatisfying(ThalwegException.class, e -> {
            assertThat(e.id()).isEqualTo("TH-M020");
            assertThat(e.category()).isEqualTo(ExitCategory.IO);
            assertThat(e).hasMessageContaining("No space left on device").hasMessageContaining(file.toString());
        });
        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFolderThatCannotHoldFilesIsNamed() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("plain"), "");
        assertThatThrownBy(() -> AtomicFile.makeFolder(notAFolder.resolve("run"))).isInstanceOfSatisfying(
                ThalwegException.class,
                e -> assertThat(e.category()).isEqualTo(ExitCategory.IO));
        assertThatThrownBy(() -> AtomicFile.writeText(notAFolder.resolve("x"), ""))
                .hasMessageContaining("could not be written");
    }

    @Test
    void whatAKilledProcessLeftIsOverwritten() throws IOException {
        Files.writeString(folder.resolve("model.json.part"), "half of a file that is longer than the new one");
        AtomicFile.writeText(folder.resolve("model.json"), "{}");
        assertThat(folder.resolve("model.json")).hasContent("{}");
        assertThat(folder.resolve("model.json.part")).doesNotExist();
    }
}
