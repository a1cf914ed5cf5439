// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import picocli.CommandLine.Option;

/// `--help`, for every command.
final class HelpOption {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and exit.")
    boolean help;
}
