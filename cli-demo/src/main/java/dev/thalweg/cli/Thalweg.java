// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command without a sub-command: it knows the others, help and version.
@Command(name = "thalweg", description = "Trains models with losses written as formulas.",
        subcommands = {TrainCommand.class, ResumeCommand.class, EvaluateCommand.class, PredictCommand.class,
            LrFindCommand.class, LossesCommand.class, OptimizersCommand.class, BackendsCommand.class,
            ExplainCommand.class,
            GoldenCommand.class,
            DemoCommand.class},
        synopsisSubcommandLabel = "COMMAND", commandListHeading = "%nCommands:%n", sortOptions = false)
final class Thalweg {

    @Mixin
    final HelpOption help = new HelpOption();

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version and exit.")
    boolean version;
}
