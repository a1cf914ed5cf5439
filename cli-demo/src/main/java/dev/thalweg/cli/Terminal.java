// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The outside of a command: it may read `in`, writes results to `out` and everything else to `err`, and signals reach it.
///
/// @param in standard input
/// @param out standard output
/// @param err standard error
/// @param columns the width of the terminal behind standard error; 0 when there is none
/// @param interruption signals
record Terminal(InputStream in, Output out, PrintStream err, int columns, Interruption interruption) {
    private static final String COLUMNS = "thalweg.terminal.columns";

    /// The outside of this process. Whether standard error is a terminal, and how wide, only the launcher can tell without
    /// native code: it says so in the system property `thalweg.terminal.columns`.
    static Terminal ofProcess() {
        return new Terminal(
                System.in,
                new Output(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Integer.getInteger(COLUMNS, 0),
                new Interruption());
    }

    /// Whether a person watches.
    boolean interactive() {
        return columns > 0;
    }
}
