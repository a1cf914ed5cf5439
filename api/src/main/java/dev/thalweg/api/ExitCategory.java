// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

/// What kind of thing went wrong, and the exit code by which the command line says so.
public enum ExitCategory {
    /// Usage or configuration.
    USAGE(2),
    /// Data: file, line and column are in the message.
    DATA(3),
    /// Loss, gradient or parameter no longer finite.
    DIVERGED(4),
    /// Input or output failed.
    IO(5),
    /// Model or checkpoint damaged or of another version.
    MODEL(6),
    /// Environment: backend, device, memory.
    ENVIRONMENT(7),
    /// A check failed.
    CHECK(8),
    /// A defect of Thalweg.
    INTERNAL(70);

    private final int code;

    ExitCategory(int code) {
        this.code = code;
    }

    /// The exit code of the command line.
    ///
    /// @return a number that contracts fix
    public int code() {
        return code;
    }
}
