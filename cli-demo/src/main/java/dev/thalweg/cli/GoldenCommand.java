// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ThalwegException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `thalweg golden PATH…`.
@Command(name = "golden", sortOptions = false,
        description = {"Compare losses, optimizers, clipping and schedules with files of reference values.",
            "Exits with 8 if a case fails."})
final class GoldenCommand implements Action {

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "PATH", description = "JSON files, or folders of them")
    @SuppressWarnings("NullAway.Init") // picocli fills it, or reports that it is missing
    List<Path> paths;

    @Option(names = "--strict", description = "Unknown names and cases that cannot be computed are failures too.")
    boolean strict;

    @Mixin(name = "Compute")
    final ComputeArguments compute = new ComputeArguments();

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public List<ThalwegException> mistakes() {
        return Configurations.mistakes(compute);
    }

    @Override
    public int run(Terminal terminal) {
        return GoldenAction.run(this, terminal);
    }
}
