// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptimizerPagesTest {
    private static final Path COMMITTED = Path.of("..", "docs", "optimizers");

    @TempDir
    Path folder;

    @Test
    void thePagesInTheDocumentationAreThoseOfTheOptimizers() throws IOException {
        assertThat(Call.of("optimizers", "--pages", folder.toString()).code()).isZero();

        assertThat(TextFiles.of(COMMITTED))
                .as("docs/optimizers; write it again with: thalweg optimizers --pages docs/optimizers")
                .isEqualTo(TextFiles.of(folder));
    }

    @Test
    void aPlotOfAnOptimizerShowsItsPathDownTheValley() throws IOException {
        assertThat(drawn("adam(beta1=0.8) with ema(0.9)")).startsWith("<svg ").contains(
                ">adam(beta1=0.8) with ema(decay=0.9)</text>", ">500 steps at rate ", ">start</text>",
                ">minimum</text>");
    }

    @Test
    void aPlotOfAWrapperShowsWhatIsInsideAloneToo() throws IOException {
        assertThat(drawn("clip-norm(2)")).contains(">with clip-norm(limit=2)</text>", ">sgd alone, rate ");
    }

    @Test
    void aPlotOfAScheduleShowsItsCourse() throws IOException {
        assertThat(drawn("one-cycle")).contains(">rate</text>", ">momentum</text>").doesNotContain("what it goes by");
        assertThat(drawn("plateau(patience=1)")).contains(">what it goes by</text>").doesNotContain("momentum");
        assertThat(drawn("warmup(100) then cosine")).contains(">warmup-constant(warmupSteps=100) then cosine</text>");
    }

    private String drawn(String text) throws IOException {
        Path file = folder.resolve("plot.svg");
        Call call = Call.of("optimizers", text, "--plot", file.toString());
        assertThat(call.code()).as(call.err()).isZero();
        return Files.readString(file);
    }

    @Test
    void whatAnArgumentChangesIsShown() {
        assertThat(Call.of("optimizers", "sgd").out()).contains(
                "With momentum\n  velocity' = momentum * velocity + gradient\n  parameter' = parameter - learningRate * velocity'\n",
                "With momentum, with nesterov\n  parameter' = ");
        assertThat(Call.of("optimizers", "sgd(momentum=0.9)").out()).doesNotContain("With momentum");
    }

    @Test
    void whatRepeatsItselfIsShownOnce() {
        assertThat(Call.of("optimizers", "muon(nesterov=false)").out())
                .contains("One step of muon(nesterov=false, steps=1), with '").doesNotContain("t6");
    }

    @Test
    void whatIsOtherOfBiasesIsShown() {
        assertThat(Call.of("optimizers", "l1").out())
                .contains("Of biases\n  parameter' = parameter - learningRate * gradient\n");
        assertThat(Call.of("optimizers", "adamw").out()).contains("Of biases\n");
        assertThat(Call.of("optimizers", "adam").out()).doesNotContain("Of biases");
    }

    @Test
    void whereGradientsAreTakenAndWhatTheModelIsIsShown() {
        assertThat(Call.of("optimizers", "sam(0.2)").out())
                .contains("gradient = that at parameter + 0.2 * uphill / (norm(uphill) + 1e-12)\n");
        assertThat(Call.of("optimizers", "ema").out()).contains("model = runningAverage'\n");
    }

    @Test
    void aPlotIsOfOneAndPagesAreOfAll() {
        assertThat(Call.of("optimizers", "--plot", "plot.svg").err())
                .startsWith("error[TH-C103]: ID is missing: --plot draws one of the optimizers.");
        assertThat(Call.of("optimizers", "adam", "--pages", "pages").err())
                .startsWith("error[TH-C106]: --pages writes the pages of all optimizers, but there is also 'adam'.");
    }
}
