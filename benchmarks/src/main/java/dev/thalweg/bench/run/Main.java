// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.run;

import java.util.Arrays;
import picocli.CommandLine;

/// The entry point of `benchmarks/run`.
public final class Main {
    private static final String JMH = "--jmh";

    private Main() {
    }

    /// Races, or hands over to JMH.
    ///
    /// @param arguments the command line
    /// @throws Exception from JMH
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals(JMH)) {
            org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
        } else {
            System.exit(commandLine().execute(arguments));
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new RaceCommand()).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
