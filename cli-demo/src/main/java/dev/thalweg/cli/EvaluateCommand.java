// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ThalwegException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `thalweg evaluate RUN DATA`.
@Command(name = "evaluate", description = "Measure a trained model on rows whose targets are known.",
        sortOptions = false)
final class EvaluateCommand implements Action {

    @Parameters(index = "0", paramLabel = "RUN", description = "the folder of the run")
    @SuppressWarnings("NullAway.Init") // picocli fills it, or reports that it is missing
    Path run;

    @Parameters(index = "1", paramLabel = "DATA",
            description = "raw rows in the format of the training data, plain or .gz")
    @SuppressWarnings("NullAway.Init") // as above
    Path data;

    @Option(names = "--labels", paramLabel = "FILE", description = "File of the labels; needed for IDX.")
    @Nullable
    Path labels;

    @Option(names = "--group", paramLabel = "COL|FILE",
            description = "Ranking lists: a column of a CSV file, or a file with the size of a list on each line.")
    @Nullable
    String group;

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
        return EvaluateAction.run(this, terminal);
    }
}
