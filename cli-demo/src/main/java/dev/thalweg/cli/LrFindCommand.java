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

/// `thalweg lr-find DATA`.
@Command(name = "lr-find", sortOptions = false,
        description = {"Look for a learning rate: train a model of its own while the rate grows, and forget it.",
            "Takes the options of train but --out and --force: no run is written."},
        footer = {"", "For instance:", "  thalweg lr-find diamonds.csv --target price --hidden 64,64 --plot rates.svg"})
final class LrFindCommand extends FittingCommand {

    @Option(names = "--from", paramLabel = "RATE", description = "First rate (default: 0.000001).")
    @Nullable
    Double from;

    @Option(names = "--to", paramLabel = "RATE", description = "Last rate (default: 10).")
    @Nullable
    Double to;

    @Option(names = "--steps", paramLabel = "N", description = "Steps from the first rate to the last (default: 200).")
    @Nullable
    Integer steps;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw the losses over the rates as SVG.")
    @Nullable
    Path plot;

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public List<ThalwegException> mistakes() {
        return Configurations.mistakes(this);
    }

    @Override
    public int run(Terminal terminal) throws IOException {
        return LrFindAction.run(this, terminal);
    }
}
