// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `thalweg predict RUN [DATA|-]`.
@Command(name = "predict", sortOptions = false,
        description = {"Predict raw rows with a trained model.",
            "Writes CSV to standard output, a line a row: the prediction, and for classes the probability of each."})
final class PredictCommand implements Action {

    @Parameters(index = "0", paramLabel = "RUN", description = "the folder of the run")
    @SuppressWarnings("NullAway.Init") // picocli fills it, or reports that it is missing
    Path run;

    @Parameters(index = "1", paramLabel = "DATA", arity = "0..1", defaultValue = "-",
            description = "raw rows in the format of the training data, plain or .gz; - reads standard input (default: -)")
    @SuppressWarnings("NullAway.Init") // it has a default
    Path data;

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
    public int run(Terminal terminal) throws IOException {
        return PredictAction.run(this, terminal);
    }
}
