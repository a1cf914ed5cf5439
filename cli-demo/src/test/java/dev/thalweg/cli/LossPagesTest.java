// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.registry.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossPagesTest {
    private static final Path COMMITTED = Path.of("..", "docs", "losses");

    @TempDir
    Path folder;

    @Test
    void thePagesInTheDocumentationAreThoseOfTheLosses() throws IOException {
        assertThat(Call.of("losses", "--pages", folder.toString()).code()).isZero();

        assertThat(TextFiles.of(COMMITTED)).as("docs/losses; write it again with: thalweg losses --pages docs/losses")
                .isEqualTo(TextFiles.of(folder));
    }

    @Test
    void theTableOfFamiliesNamesEveryLoss() throws IOException {
        String families = Files.readString(Path.of("..", "docs", "losses.md"));

        assertThat(Plugins.find().losses().all()).extracting(loss -> "`" + loss.id() + "`")
                .allSatisfy(name -> assertThat(families).contains(name));
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
                .startsWith("error[TH-C103]: ID is missing: --plot draws one of the losses.");
        assertThat(Call.of("losses", "mse", "--pages", "pages").err())
                .startsWith("error[TH-C106]: --pages writes the pages of all losses, but there is also 'mse'.");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        Call call = Call.of("losses", "mse", "--plot", folder.resolve("missing").resolve("plot.svg").toString());

        assertThat(call.code()).isEqualTo(5);
        assertThat(call.err()).startsWith("error[TH-C121]").contains("plot.svg");
    }
}
