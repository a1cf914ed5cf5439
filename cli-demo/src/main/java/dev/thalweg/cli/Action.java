// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ThalwegException;
import java.io.IOException;
import java.util.List;

/// What a command does once its options are read.
///
/// The implementations hold options only and name no type of the engine in fields or signatures: picocli looks at them all for
/// every command line, and the engine should load for the command that needs it.
interface Action {

    /// What is wrong with the values of the options, beyond what the parser sees; told together with what the parser saw.
    ///
    /// @return an error each; none when the command may run
    default List<ThalwegException> mistakes() {
        return List.of();
    }

    /// Does it.
    ///
    /// @param terminal where to write
    /// @return the exit code
    /// @throws IOException if reading or writing fails
    int run(Terminal terminal) throws IOException;
}
