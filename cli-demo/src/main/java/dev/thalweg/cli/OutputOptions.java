// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.util.List;
import picocli.CommandLine.Option;

/// How a command answers.
final class OutputOptions {

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    boolean json;

    @Option(names = "--quiet", description = "Nothing on standard error but errors.")
    boolean quiet;

    /// Tells what a person should know beside the result.
    void notices(List<String> notices, Terminal terminal) {
        if (!quiet) {
            notices.forEach(notice -> terminal.err().println("note: " + notice));
        }
    }
}
