// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ThalwegException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `thalweg train DATA`.
@Command(name = "train", description = "Train a model on a data file.", sortOptions = false,
        footer = {"", "For instance:", "  thalweg train diamonds.csv --target price --test 0.2 --hidden 64,64",
            "  thalweg train iris.csv --target species --hidden 16 --lr 0.01 --epochs 100"})
final class TrainCommand extends FittingCommand {

    @Option(names = "--out", paramLabel = "DIR",
            description = "Folder of the run (default: under runs/, named by data and seed).")
    @Nullable
    Path out;

    @Option(names = "--force", description = "Replace a run that is already there.")
    boolean force;

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public List<ThalwegException> mistakes() {
        return Configurations.mistakes(this);
    }

    @Override
    public int run(Terminal terminal) {
        return TrainAction.train(Configurations.of(this), output, terminal);
    }
}
