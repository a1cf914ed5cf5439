// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that say what computes. These change the time a command takes, and never its result, but for devices that sum in another order.
class ComputeArguments {

    @Option(names = "--backend", paramLabel = "NAME",
            description = "auto, simd, scalar or opencl; see 'thalweg backends' (default: auto).")
    @Nullable
    String backend;

    @Option(names = "--threads", paramLabel = "N", description = "The most threads used (default: all processors).")
    @Nullable
    Integer threads;
}
