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

/// `thalweg losses [ID]`.
@Command(name = "losses", description = "List the losses, or show one: formula, gradient, parameters, curve.",
        sortOptions = false,
        footer = {"", "For instance:", "  thalweg losses 'huber(delta=2)' --plot huber.svg"})
final class LossesCommand implements Action {

    @Parameters(index = "0", paramLabel = "ID", arity = "0..1", description = "a loss, perhaps with parameters")
    @Nullable
    String id;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw curve and slope of the loss as SVG.")
    @Nullable
    Path plot;

    @Option(names = "--pages", paramLabel = "DIR",
            description = "Write a page and a picture of every loss, in Markdown and SVG.")
    @Nullable
    Path pages;

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public List<ThalwegException> mistakes() {
        return PictureMistakes.of(id, plot, pages, "losses", "huber");
    }

    @Override
    public int run(Terminal terminal) throws IOException {
        return CatalogueAction.losses(this, terminal);
    }
}
