// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LrFindTest {
    @TempDir
    Path folder;

    private Call find(String... more) {
        String[] all = new String[more.length + 4];
        System.arraycopy(new String[] {"lr-find", Rows.numbers(folder, 300).toString(), "--target", "y"}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return Call.of(all);
    }

    @Test
    void theProposalComesWithItsReasonAndACurve() {
        Call call = find("--hidden", "8");

        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.out()).containsPattern("^--lr 0\\.\\d+ for adam and huber: a tenth of ")
                .contains("Smoothed loss over the learning rate", "*", "^");
    }

    @Test
    void jsonIsOneDocument() {
        Call call = find("--json", "--steps", "100", "--from", "0.0001");
        JsonObject document = JsonParser.parseString(call.out()).getAsJsonObject();

        assertThat(call.out()).hasLineCount(1);
        assertThat(document.keySet()).containsExactly("schema", "loss", "optimizer", "learningRate", "basis", "reason",
                "curve");
        assertThat(document.get("schema").getAsString()).isEqualTo("thalweg.lr-find/1");
        assertThat(document.get("basis").getAsString()).isEqualTo("minimum");
        assertThat(document.getAsJsonObject("curve").getAsJsonArray("learningRate").get(0).getAsDouble())
                .isEqualTo(0.0001);
    }

    @Test
    void aPlotShowsLossesAndTheProposal() throws IOException {
        Path plot = folder.resolve("rates.svg");

        assertThat(find("--plot", plot.toString()).code()).isZero();
        assertThat(Files.readString(plot)).startsWith("<svg ").contains(">smoothed</text>", ">proposal</text>",
                ">learning rate</text>");
    }

    @Test
    void aSearchHasAnAnswerAndAnEmptyPlot() throws IOException {
        Path plot = folder.resolve("rates.svg");
        Call call = find("--optimizer", "lbfgs", "--batch", "full", "--plot", plot.toString());

        assertThat(call.out()).startsWith("--lr 1 for lbfgs and huber: lbfgs looks for the length of its steps itself");
        assertThat(Files.readString(plot)).endsWith("</svg>\n");
    }

    @Test
    void aScheduleIsLeftOutAndThatIsSaid() {
        assertThat(find("--schedule", "cosine").err()).contains("note: the schedule is left out");
    }

    @Test
    void mistakesAreToldTogether() {
        Call call = find("--from", "1", "--to", "0.1", "--loss", "hubr");

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err()).contains("error[TH-C016]: the rates go from 1.0 to 0.1; expected 0 < from < to.",
                "error[TH-L001]");
    }

    @Test
    void badDataIsNamed() {
        Call call = Call.of("lr-find", Rows.numbers(folder, 30).toString(), "--target", "z");

        assertThat(call.code()).isEqualTo(3);
        assertThat(call.err()).contains("error[TH-D014]", "there is no column 'z'");
    }
}
