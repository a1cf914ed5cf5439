// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossPagesTest {
    private static final Path COMMITTED = Path.of("..", "docs", "losses");

    @TempDir
    Path folder;

    @Test
    void thePagesInTheDocumentationAreThoseOfTheLosses() throws IOException {
        assertThat(Call.of("losses", "--pages", folder.toString()).code()).isZero();

        assertThat(read(COMMITTED)).as("docs/losses; write it again with: thalweg losses --pages docs/losses")
                .isEqualTo(read(folder));
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }

    @Test
    void aPlotShowsValueAndSlope() throws IOException {
        assertThat(drawn("huber(delta=2)")).startsWith("<svg ").contains(">huber(delta=2)</text>",
                ">prediction = x, target = 1</text>", ">value</text>", ">slope</text>");
    }

    @Test
    void aBoxSlidesPastAnother() throws IOException {
        assertThat(drawn("giou")).contains(">prediction = [x, 0, 1 + x, 1], target = [0, 0, 1, 1]</text>");
    }

    @Test
    void aLossWithoutAGradientHasNoSlope() throws IOException {
        assertThat(drawn("zero-one")).contains(">value</text>").doesNotContain(">slope</text>");
    }

    private String drawn(String loss) throws IOException {
        Path file = folder.resolve("plot.svg");
        Call call = Call.of("losses", loss, "--plot", file.toString());
        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.out()).contains("Formula of one ");
        return Files.readString(file);
    }

    @Test
    void aPlotIsOfOneLossAndPagesAreOfAll() {
        assertThat(Call.of("losses", "--plot", "plot.svg").err())
                .startsWith("error[TH-C103]: ID is missing: --plot draws one loss.");
        assertThat(Call.of("losses", "mse", "--pages", "pages").err())
                .startsWith("error[TH-C106]: --pages writes the pages of all losses, but there is also 'mse'.");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        Call call = Call.of("losses", "mse", "--plot", folder.resolve("missing").resolve("plot.svg").toString());

        assertThat(call.code()).isEqualTo(5);
        assertThat(call.err()).startsWith("error[TH-C121]").contains("plot.svg");
    }

    @Test
    void ticksAreRoundNumbers() {
        assertThat(LossPlot.ticks(-3, 3)).map(BigDecimal::intValue).containsExactly(-3, -2, -1, 0, 1, 2, 3);
        assertThat(LossPlot.ticks(0, 1)).map(BigDecimal::doubleValue).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
        assertThat(LossPlot.ticks(-40, 190)).map(BigDecimal::intValue).containsExactly(0, 50, 100, 150);
    }
}
