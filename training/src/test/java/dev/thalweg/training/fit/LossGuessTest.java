// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.training.DataOptions;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossGuessTest {
    @TempDir
    Path folder;

    private DataOptions csv(String text) throws IOException {
        return DataOptions.of(Files.writeString(folder.resolve("d.csv"), text)).withTarget("y");
    }

    @Test
    void theFirstRowsSuggestALoss() throws IOException {
        assertThat(LossGuess.of(csv("x,y\n1,2.5\n2,3.5\n3,-1e3\n"))).contains("huber");
        assertThat(LossGuess.of(csv("x,y\n1,0\n2,1\n3,0\n"))).contains("bce-with-logits");
        assertThat(LossGuess.of(csv("x,y\n1,\"a\"\n2,b\n3,c\n"))).contains("cross-entropy");
    }

    @Test
    void labelsAndFormatsWithoutATargetSuggestOneToo() {
        assertThat(LossGuess.of(DataOptions.of(Path.of("images")).withLabels(Path.of("labels"))))
                .contains("cross-entropy");
        assertThat(LossGuess.of(DataOptions.of(Path.of("a.libsvm")))).contains("bce-with-logits");
    }

    @Test
    void compressedFilesAreLookedThrough() throws IOException {
        Path file = folder.resolve("d.csv.gz");
        try (var out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)),
                StandardCharsets.UTF_8)) {
            out.write("x,y\n1,2.5\n2,3.5\n3,4.5\n");
        }
        assertThat(LossGuess.of(DataOptions.of(file).withTarget("y"))).contains("huber");
    }

    @Test
    void whatIsWrongWithAFileIsLeftToOthersToSay() throws IOException {
        assertThat(LossGuess.of(DataOptions.of(folder.resolve("none.csv")).withTarget("y"))).isEmpty();
        assertThat(LossGuess.of(csv("x,z\n1,2\n"))).isEmpty();
        assertThat(LossGuess.of(csv(""))).isEmpty();
        assertThat(LossGuess.of(csv("x,y\n\"1,2\n"))).isNotNull();
        Path noGzip = Files.writeString(folder.resolve("e.csv.gz"), "x,y\n1,2\n");
        assertThat(LossGuess.of(DataOptions.of(noGzip).withTarget("y"))).isEmpty();
    }
}
