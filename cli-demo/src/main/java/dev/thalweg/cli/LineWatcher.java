// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.training.TrainingEvent;
import dev.thalweg.training.TrainingEvent.CheckpointSaved;
import dev.thalweg.training.TrainingEvent.Ended;
import dev.thalweg.training.TrainingEvent.EpochDone;
import dev.thalweg.training.TrainingEvent.Notice;
import dev.thalweg.training.TrainingEvent.Started;
import java.io.PrintStream;

/// Plain lines, one an epoch, for logs and pipes.
final class LineWatcher implements Watcher {
    private final PrintStream err;

    LineWatcher(PrintStream err) {
        this.err = err;
    }

    @Override
    public void on(TrainingEvent event) {
        switch (event) {
            case Started started -> RunHeader.of(started).forEach(err::println);
            case Notice notice -> err.println("note: " + notice.message());
            case EpochDone epoch -> err.println(EpochLine.of(epoch));
            case CheckpointSaved _, Ended _ -> {
            }
        }
    }

    @Override
    public void stopping() {
        err.println("stopping after this step");
    }

    @Override
    public void close() {
    }
}
