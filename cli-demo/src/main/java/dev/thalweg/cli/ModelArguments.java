// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that shape the network.
final class ModelArguments {

    @Option(names = "--hidden", paramLabel = "N", split = ",",
            description = "Widths of the hidden layers, such as 64,64 (default: none, a linear model).")
    @Nullable
    List<Integer> hidden;

    @Option(names = "--activation", paramLabel = "NAME",
            description = "What hidden layers apply: relu, tanh, gelu or sigmoid (default: relu).")
    @Nullable
    String activation;

    @Option(names = "--dropout", paramLabel = "FRACTION",
            description = "Part of the hidden values that each training step sets to 0 (default: 0).")
    @Nullable
    Double dropout;
}
