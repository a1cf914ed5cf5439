// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.Guide;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.LossSum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Pages of losses in Markdown, each with a picture: what [LossPage] shows in a terminal, for a browser.
final class LossPages {
    private static final String ORIGIN = "<!-- Written by 'thalweg losses --pages'. Change the loss, then write it again. -->";

    private LossPages() {
    }

    /// Writes `README.md`, which lists them, and two files for each loss.
    ///
    /// @param losses the losses
    /// @param folder is made if it is not there
    static void write(Collection<LossPlugin> losses, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> list = new ArrayList<>(List.of(ORIGIN, "# Losses", "", "| loss | what it is |", "|---|---|"));
        for (LossPlugin loss : losses) {
            list.add("| [" + loss.id() + "](" + loss.id() + ".md) | " + loss.summary() + " |");
            write(folder.resolve(loss.id() + ".md"), page(loss));
            Files.writeString(folder.resolve(loss.id() + ".svg"), LossPlot.of(loss));
        }
        write(folder.resolve("README.md"), list);
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static List<String> page(LossPlugin loss) {
        LossSum sum = LossSum.of(loss);
        List<String> lines = new ArrayList<>(
                List.of(ORIGIN, "# " + loss.id(), "", sentence(loss.summary()) + aliases(loss)));
        guide(lines, loss.guide());
        paragraph(lines, "![Value and slope](" + loss.id() + ".svg)");
        section(lines, LossPage.formulaHeading(loss), code(FormulaText.of(LossFormulas.ofOneItem(sum))));
        section(lines, "Inputs", LossPage.inputs(sum).markdown("input", "numbers", "what it is"));
        if (!loss.arguments().parameters().isEmpty()) {
            section(lines, "Parameters",
                    LossPage.parameterTable(loss).markdown("parameter", "default", "range", "what it is"));
        }
        if (!loss.properties().isEmpty()) {
            section(lines, LossPage.propertiesHeading(loss),
                    loss.properties().stream().map(LossProperty::text).map(text -> "- " + text).toList());
        }
        section(lines, "Reductions", List.of(LossPage.reductions(loss)));
        if (!loss.guide().source().isEmpty()) {
            section(lines, "Source", List.of(loss.guide().source()));
        }
        return lines;
    }

    private static String sentence(String phrase) {
        return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1) + ".";
    }

    private static String aliases(LossPlugin loss) {
        return loss.aliases().isEmpty() ? "" : " Also called " + String.join(", ", loss.aliases()) + ".";
    }

    private static void guide(List<String> lines, Guide guide) {
        if (!guide.equals(Guide.NONE)) {
            paragraph(lines, "Use it when " + guide.use() + "; not when " + guide.avoid() + ".");
        }
    }

    private static List<String> code(List<String> formulas) {
        List<String> lines = new ArrayList<>(List.of("```"));
        lines.addAll(formulas);
        lines.add("```");
        return lines;
    }

    private static void paragraph(List<String> lines, String text) {
        lines.addAll(List.of("", text));
    }

    private static void section(List<String> lines, String heading, List<String> content) {
        lines.addAll(List.of("", "## " + heading, ""));
        lines.addAll(content);
    }
}
