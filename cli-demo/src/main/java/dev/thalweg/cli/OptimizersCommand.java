// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `thalweg optimizers [ID]`.
@Command(name = "optimizers",
        description = "List the optimizers, what goes around them, and schedules, or show one: equations, parameters, path.",
        sortOptions = false,
        footer = {"", "For instance:", "  thalweg optimizers 'sgd(momentum=0.9)'",
            "  thalweg optimizers cosine --plot cosine.svg"})
final class OptimizersCommand implements Action {

    @Parameters(index = "0", paramLabel = "ID", arity = "0..1",
            description = "an optimizer, wrapper or schedule, perhaps with parameters")
    @Nullable
    String id;

    @Option(names = "--plot", paramLabel = "FILE",
            description = "Draw the path of an optimizer down the valley of Rosenbrock, or the course of a schedule, as SVG.")
    @Nullable
    Path plot;

    @Option(names = "--pages", paramLabel = "DIR",
            description = "Write a page and a picture of each, in Markdown and SVG.")
    @Nullable
    Path pages;

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public List<ThalwegException> mistakes() {
        return PictureMistakes.of(id, plot, pages, "optimizers", "adam");
    }

    @Override
    public int run(Terminal terminal) throws IOException {
        return CatalogueAction.optimizers(this, terminal);
    }
}
