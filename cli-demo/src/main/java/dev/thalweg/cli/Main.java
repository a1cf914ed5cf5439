// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.util.Arrays;

/// The entry point: reads the command line, runs one command and hands its exit code to the operating system.
public final class Main {
    private static final String[] VERSION = {"--version"};

    private Main() {
    }

    /// Runs one command and ends the process with its exit code. After a signal the JVM is ending already,
    /// with the signal's own code, as soon as this thread returns.
    ///
    /// @param arguments the command line, without the name of the program
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        int code = run(terminal, arguments);
        if (!terminal.interruption().requested()) {
            System.exit(code);
        }
    }

    /// Runs one command.
    ///
    /// @param terminal where to write
    /// @param arguments the command line, without the name of the program
    /// @return the exit code
    static int run(Terminal terminal, String... arguments) {
        try {
            int code = dispatch(terminal, arguments);
            terminal.out().flush();
            return code;
        } catch (Throwable thrown) {
            return Failure.report(thrown, terminal.err());
        }
    }

    /// Scripts ask for the version often, so it does not wait for the options of every command to be looked at.
    private static int dispatch(Terminal terminal, String[] arguments) throws Exception {
        if (Arrays.equals(arguments, VERSION)) {
            terminal.out().line(Version.line());
            return 0;
        }
        return Dispatcher.run(terminal, arguments);
    }
}
