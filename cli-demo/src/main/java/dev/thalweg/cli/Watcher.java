// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.training.Callback;
import dev.thalweg.training.TrainingEvent;

/// Shows a run on standard error while it goes on.
sealed interface Watcher extends Callback, AutoCloseable permits BarWatcher, LineWatcher, Watcher.Silent {

    /// The one that fits: a bar for a person, lines for a log, nothing for those who asked for it.
    static Watcher of(OutputOptions output, Terminal terminal) {
        if (output.quiet) {
            return new Silent();
        }
        return terminal.interactive() ? new BarWatcher(terminal) : new LineWatcher(terminal.err());
    }

    /// A signal came; the step at hand is still being finished. Called from another thread.
    void stopping();

    /// Takes away what should not stay on the screen. Does nothing the second time.
    @Override
    void close();

    /// Shows nothing.
    final class Silent implements Watcher {
        @Override
        public void on(TrainingEvent event) {
        }

        @Override
        public void stopping() {
        }

        @Override
        public void close() {
        }
    }
}
