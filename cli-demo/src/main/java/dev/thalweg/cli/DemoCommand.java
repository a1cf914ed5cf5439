// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `thalweg demo`.
@Command(name = "demo", description = "Make a data file, train on it and say what to try next; takes seconds.",
        sortOptions = false)
final class DemoCommand implements Action {

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "thalweg-demo",
            description = "Folder for the data and the run; an earlier demo there is replaced (default: thalweg-demo).")
    @SuppressWarnings("NullAway.Init") // it has a default
    Path out;

    @Mixin
    final OutputOptions output = new OutputOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public int run(Terminal terminal) throws IOException {
        return DemoAction.run(this, terminal);
    }
}
