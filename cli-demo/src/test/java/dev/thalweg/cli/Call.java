// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A command line that was run within the test, and what came of it.
///
/// @param code the exit code
/// @param out what it wrote to standard output
/// @param err what it wrote to standard error
record Call(int code, String out, String err) {

    /// Runs a command as a script would: no terminal.
    static Call of(String... arguments) {
        return run("", 0, arguments);
    }

    /// Runs a command with something on standard input.
    static Call withInput(String input, String... arguments) {
        return run(input, 0, arguments);
    }

    /// Runs a command in a terminal of some width.
    static Call withColumns(int columns, String... arguments) {
        return run("", columns, arguments);
    }

    private static Call run(String input, int columns, String... arguments) {
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var printed = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = Main.run(new Terminal(in, new Output(out), printed, columns, new Interruption()), arguments);
        return new Call(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
