// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry point: hands the arguments to picocli and its answer to the operating system.
@Command(
        name = "thalweg",
        description = "Trains models with losses written as formulas.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main {

    private Main() {}

    /// Runs one command and ends the process with its exit code.
    ///
    /// @param arguments the command line, without the name of the program
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
