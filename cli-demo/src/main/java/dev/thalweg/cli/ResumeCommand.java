// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `thalweg resume RUN`.
@Command(name = "resume", description = "Go on with a run that was interrupted or killed.", sortOptions = false)
final class ResumeCommand implements Action {

    @Parameters(index = "0", paramLabel = "RUN", description = "the folder of the run")
    @SuppressWarnings("NullAway.Init") // picocli fills it, or reports that it is missing
    Path run;

    @Option(names = "--backend", paramLabel = "NAME",
            description = "auto, simd, scalar or opencl (default: what was asked for when the run began).")
    @Nullable
    String backend;

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public int run(Terminal terminal) {
        return TrainAction.resume(run, Optional.ofNullable(backend), output, terminal);
    }
}
