// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.training.TrainingEvent;
import dev.thalweg.training.TrainingEvent.CheckpointSaved;
import dev.thalweg.training.TrainingEvent.Ended;
import dev.thalweg.training.TrainingEvent.EpochDone;
import dev.thalweg.training.TrainingEvent.Notice;
import dev.thalweg.training.TrainingEvent.Started;
import java.time.Duration;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// A bar over all steps, with the time left and what the last epoch measured. A thread of its own draws it, so a step costs an
/// addition.
final class BarWatcher implements Watcher {
    private static final int REDRAW_MILLISECONDS = 200;
    /// A bar of fewer columns says no more than the percentage before it.
    private static final int LEAST_BAR = 16;
    /// What the library draws around the bar, apart from the two step counts: percentage, brackets, both times, blanks.
    private static final int AROUND_BAR = 33;

    private final Terminal terminal;
    private @Nullable ProgressBar bar;
    private int room;

    BarWatcher(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void on(TrainingEvent event) {
        switch (event) {
            case Started started -> start(started);
            case Notice notice -> say("note: " + notice.message());
            case EpochDone epoch -> message(epoch);
            case Ended _ -> close();
            case CheckpointSaved _ -> {
            }
        }
    }

    @Override
    public void step(int epoch, int step, int steps) {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void stopping() {
        say("stopping after this step");
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            clear();
        }
    }

    private void start(Started started) {
        RunHeader.of(started).forEach(terminal.err()::println);
        int counts = 2 * Long.toString(started.totalSteps()).length();
        room = terminal.columns() - LEAST_BAR - AROUND_BAR - counts;
        bar = new ProgressBarBuilder().setTaskName("").setInitialMax(started.totalSteps())
                .startsFrom(started.fromStep(), Duration.ZERO).setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, terminal.columns() - 1)).build();
    }

    private void message(EpochDone epoch) {
        if (bar != null) {
            bar.setExtraMessage(EpochLine.within(room, epoch));
        }
    }

    private void draw(String text) {
        terminal.err().print("\r" + text);
        terminal.err().flush();
    }

    private void say(String line) {
        clear();
        terminal.err().println(line);
    }

    private void clear() {
        draw(" ".repeat(terminal.columns() - 1));
        draw("");
    }
}
