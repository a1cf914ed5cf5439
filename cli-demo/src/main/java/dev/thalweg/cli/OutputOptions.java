// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import picocli.CommandLine.Option;

/// How a command answers.
final class OutputOptions {

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    boolean json;

    @Option(names = "--quiet", description = "Nothing on standard error but errors.")
    boolean quiet;
}
