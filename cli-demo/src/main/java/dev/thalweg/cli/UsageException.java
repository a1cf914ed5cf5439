// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ThalwegException;
import java.util.List;

/// A command line that cannot be run, with everything that is wrong with it.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ThalwegException> mistakes;
    private final String command;

    /// A list of mistakes.
    ///
    /// @param mistakes one or more
    /// @param command whose help tells more, such as `thalweg train`
    UsageException(List<ThalwegException> mistakes, String command) {
        super(mistakes.getFirst().getMessage());
        this.mistakes = List.copyOf(mistakes);
        this.command = command;
    }

    List<ThalwegException> mistakes() {
        return mistakes;
    }

    /// Where to read on.
    String hint() {
        return "Run '" + command + " --help' for what it takes.";
    }
}
