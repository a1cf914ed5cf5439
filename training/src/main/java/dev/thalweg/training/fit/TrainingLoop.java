// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.training.TrainingEvent;
import dev.thalweg.training.TrainingResult.Outcome;
import dev.thalweg.training.data.EpochOrder;
import java.util.Optional;

/// Walks the epochs: gathers a batch, computes gradients, lets the optimizer move; measures and saves after every
/// epoch.
///
/// Everything a step depends on is a function of (seed, epoch, step) or lies in parameters and optimizer state, so a run that was cut
/// anywhere goes on to the same bits.
final class TrainingLoop {
    private final EpochOrder order;
    private final Mover mover;
    private final Optional<Measuring> validation;
    private final Checkpoints checkpoints;
    private final Announcer announcer;
    private final StopRequest stop;

    private Timetable timetable;
    private Cursor cursor = Cursor.START;
    private EarlyStopping stopping;

    TrainingLoop(Timetable timetable, EpochOrder order, Mover mover,
            Optional<Measuring> validation, Checkpoints checkpoints, Announcer announcer, StopRequest stop,
            EarlyStopping stopping) {
        this.timetable = timetable;
        this.order = order;
        this.mover = mover;
        this.validation = validation;
        this.checkpoints = checkpoints;
        this.announcer = announcer;
        this.stop = stop;
        this.stopping = stopping;
    }

    /// Goes on from where a checkpoint stood.
    void startFrom(Checkpoints.Found found) {
        cursor = found.cursor();
        stopping = found.stopping();
        timetable = timetable.withMetrics(found.metrics());
    }

    Cursor cursor() {
        return cursor;
    }

    /// Runs to the end, or until somebody asks to stop; then the state is saved.
    Outcome run() {
        while (cursor.epoch() < timetable.epochs() && !stopping.isExhausted()) {
            long start = System.nanoTime();
            if (!runEpoch()) {
                checkpoints.save(cursor, stopping, timetable.metrics(), null);
                checkpoints.await();
                return Outcome.INTERRUPTED;
            }
            finishEpoch((System.nanoTime() - start) / 1e9);
        }
        checkpoints.await();
        Outcome outcome = stopping.isExhausted() ? Outcome.STOPPED_EARLY : Outcome.FINISHED;
        if (stopping.restores()) {
            checkpoints.restoreEpoch(stopping.bestEpoch());
        }
        return outcome;
    }

    /// Runs what is left of an epoch.
    ///
    /// @return false if somebody asked to stop before its end
    private boolean runEpoch() {
        int[] rows = order.fill(cursor.epoch());
        while (cursor.stepInEpoch() < timetable.stepsPerEpoch()) {
            if (stop.isRequested()) {
                return false;
            }
            step(rows);
        }
        return true;
    }

    private void step(int[] rows) {
        Mover.Rows taken = timetable.rows(rows, cursor.stepInEpoch());
        double loss = mover.step(taken, cursor, timetable.pace(cursor.step()));
        cursor = cursor.afterStep(loss, taken.count());
        announcer.step(cursor.epoch() + 1, cursor.stepInEpoch(), timetable.stepsPerEpoch());
    }

    private void finishEpoch(double seconds) {
        long start = System.nanoTime();
        double trainLoss = cursor.meanLoss();
        cursor = cursor.afterEpoch();
        Measured measured = validation.map(Measuring::measure).orElse(null);
        double metric = measured == null ? trainLoss
                : measured.metrics().find(timetable.metric()).orElse(Double.NaN);
        if (measured != null) {
            stopping = stopping.after(cursor.epoch(), stopping.watched().in(measured.metrics()));
        }
        double rate = timetable.learningRate(cursor.step() - 1);
        timetable = timetable.after(metric);
        double all = seconds + (System.nanoTime() - start) / 1e9;
        var event = new TrainingEvent.EpochDone(cursor.epoch(), timetable.epochs(), cursor.step(),
                rate, trainLoss, measured == null ? null : measured.metrics(), all,
                measured != null && stopping.isBest(cursor.epoch()));
        checkpoints.save(cursor, stopping, timetable.metrics(), EpochJson.line(event));
        announcer.announce(event);
    }
}
