// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.LossSum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// Pages of losses in Markdown, each with a picture: what [LossPage] shows in a terminal, for a browser.
final class LossPages {
    private static final String ORIGIN = "Written by 'thalweg losses --pages'. Change the loss, then write it again.";

    private LossPages() {
    }

    /// Writes `README.md`, which lists them, and two files for each loss.
    ///
    /// @param losses the losses
    /// @param folder is made if it is not there
    static void write(Collection<LossPlugin> losses, Path folder) throws IOException {
        Files.createDirectories(folder);
        TextTable list = TextTable.ofWords();
        for (LossPlugin loss : losses) {
            list.row(MarkdownPage.link(loss), loss.summary());
            page(loss).write(folder.resolve(loss.id() + ".md"));
            Files.writeString(folder.resolve(loss.id() + ".svg"), LossPlot.of(loss));
        }
        new MarkdownPage(ORIGIN, "Losses").block(list.markdown("loss", "what it is"))
                .write(folder.resolve("README.md"));
    }

    private static MarkdownPage page(LossPlugin loss) {
        LossSum sum = LossSum.of(loss);
        MarkdownPage page = new MarkdownPage(ORIGIN, loss.id()).about(loss)
                .picture("Value and slope", loss.id() + ".svg")
                .code(LossPage.formulaHeading(loss), FormulaText.of(LossFormulas.ofOneItem(sum)))
                .section("Inputs", LossPage.inputs(sum).markdown("input", "numbers", "what it is")).parameters(loss);
        if (!loss.properties().isEmpty()) {
            page.section(LossPage.propertiesHeading(loss),
                    loss.properties().stream().map(LossProperty::text).map(text -> "- " + text).toList());
        }
        return page.section("Reductions", List.of(LossPage.reductions(loss))).source(loss);
    }
}
