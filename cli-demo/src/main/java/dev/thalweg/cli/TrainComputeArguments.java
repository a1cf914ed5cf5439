// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What computes a training run. Unlike the backend and the threads, the type of the numbers changes the result.
final class TrainComputeArguments extends ComputeArguments {

    @Option(names = "--dtype", paramLabel = "f32|f64", description = "Type of all numbers (default: f32).")
    @Nullable
    String dtype;
}
