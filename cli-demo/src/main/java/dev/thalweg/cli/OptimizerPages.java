// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.Configurable;
import dev.thalweg.api.registry.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Pages of optimizers, wrappers and schedules in Markdown, each with a picture: what [OptimizerPage] shows in a terminal, for a
/// browser.
final class OptimizerPages {
    private static final String ORIGIN = "Written by 'thalweg optimizers --pages'. Change what it describes, then write it again.";

    private OptimizerPages() {
    }

    /// Writes `README.md`, which lists them, and two files for each.
    ///
    /// @param folder is made if it is not there
    static void write(Plugins plugins, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Exhibit> optimizers = plugins.optimizers().all().stream().map(o -> Exhibit.of(o, plugins)).toList();
        List<Exhibit> wrappers = plugins.wrappers().all().stream().map(w -> Exhibit.of(w, plugins)).toList();
        List<Exhibit> schedules = plugins.schedules().all().stream().map(s -> Exhibit.of(s, plugins)).toList();
        for (Exhibit exhibit : Stream.of(optimizers, wrappers, schedules).flatMap(List::stream).toList()) {
            Path picture = folder.resolve(exhibit.thing().id() + ".svg");
            page(exhibit, picture).write(folder.resolve(exhibit.thing().id() + ".md"));
            Files.writeString(picture, exhibit.svg());
        }
        new MarkdownPage(ORIGIN, "Optimizers, what goes around them, and schedules")
                .paragraph("How they go together, and what they reach on other functions and on data, is told [here]("
                        + "../optimizers.md).")
                .section("Optimizers", table("optimizer", optimizers))
                .paragraph("Pictures show " + ValleyPath.STEPS + " steps down f = " + Valley.TEXT
                        + " from (-1.2, 1), at the one of the rates 0.0001, 0.0003, … 10, 30 that ends lowest, of those by "
                        + "which the path stays in the picture.")
                .section("Around them", table("wrapper", wrappers)).section("Schedules", table("schedule", schedules))
                .write(folder.resolve("README.md"));
    }

    private static List<String> table(String heading, List<Exhibit> exhibits) {
        TextTable table = TextTable.ofWords();
        exhibits.forEach(exhibit -> table.row(MarkdownPage.link(exhibit.thing()), exhibit.thing().summary(),
                exhibit.caption()));
        return table.markdown(heading, "what it is", "its picture");
    }

    private static MarkdownPage page(Exhibit exhibit, Path picture) {
        Configurable<?> thing = exhibit.thing();
        MarkdownPage page = new MarkdownPage(ORIGIN, thing.id()).about(thing).picture(exhibit.title(),
                picture.getFileName().toString()).paragraph(exhibit.title() + ".");
        if (!exhibit.equations().isEmpty()) {
            page.code(exhibit.heading(), exhibit.equations());
        }
        exhibit.sections().forEach(section -> page.code(section.heading(), section.lines()));
        return page.parameters(thing).source(thing);
    }
}
