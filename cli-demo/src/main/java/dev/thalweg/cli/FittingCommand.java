// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What every command takes that fits a model to data.
abstract sealed class FittingCommand implements Action permits TrainCommand, LrFindCommand {

    @Parameters(index = "0", paramLabel = "DATA", description = "a CSV, LIBSVM or IDX file, plain or .gz")
    @SuppressWarnings("NullAway.Init") // picocli fills it, or reports that it is missing
    Path data;

    @Mixin(name = "Data")
    final DataArguments dataArguments = new DataArguments();

    @Mixin(name = "Model")
    final ModelArguments model = new ModelArguments();

    @Mixin(name = "Fit")
    final FitArguments fit = new FitArguments();

    @Mixin(name = "Compute")
    final TrainComputeArguments compute = new TrainComputeArguments();
}
