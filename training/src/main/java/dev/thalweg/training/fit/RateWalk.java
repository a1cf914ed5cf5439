// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.training.RateRamp;
import dev.thalweg.training.data.EpochOrder;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// Trains with a learning rate that grows from step to step, until the loss leaves all bounds.
final class RateWalk {
    /// The loss may rise above its best by so many times what it fell before.
    private static final double RISE = 3;

    private final Mover mover;
    private final Timetable timetable;
    private final EpochOrder order;
    private final RateRamp ramp;

    RateWalk(Mover mover, Timetable timetable, EpochOrder order, RateRamp ramp) {
        this.mover = mover;
        this.timetable = timetable;
        this.order = order;
        this.ramp = ramp;
    }

    /// Walks.
    ///
    /// @return the loss of each step, fewer than the ramp has if it was stopped
    double[] losses() {
        DoubleStream.Builder losses = DoubleStream.builder();
        Bounds bounds = new Bounds(RateJudge.side(ramp) + 1);
        Cursor cursor = Cursor.START;
        int[] rows = order.fill(0);
        for (int step = 0; step < ramp.steps() && !bounds.areLeft(); step++) {
            if (cursor.stepInEpoch() == timetable.stepsPerEpoch()) {
                cursor = cursor.afterEpoch();
                rows = order.fill(cursor.epoch());
            }
            Mover.Rows taken = timetable.rows(rows, cursor.stepInEpoch());
            double loss = loss(taken, cursor, ramp.rate(step));
            if (Double.isNaN(loss)) {
                break;
            }
            losses.add(loss);
            bounds.see(loss);
            cursor = cursor.afterStep(loss, taken.count());
        }
        return losses.build().toArray();
    }

    /// The loss of a step; NaN if it, a gradient or a parameter is not finite.
    private double loss(Mover.Rows rows, Cursor cursor, double rate) {
        try {
            return mover.step(rows, cursor, new Mover.Pace(rate, OptionalDouble.empty()));
        } catch (ThalwegException e) {
            if (e.category() == ExitCategory.DIVERGED) {
                return Double.NaN;
            }
            throw e;
        }
    }

    /// How far the mean of the last losses may be above the best one.
    private static final class Bounds {
        private final double[] last;
        private int seen;
        private double first = Double.NaN;
        private double best = Double.POSITIVE_INFINITY;
        private double now = Double.NaN;

        Bounds(int steps) {
            last = new double[steps];
        }

        void see(double loss) {
            last[seen++ % last.length] = loss;
            if (seen >= last.length) {
                now = Arrays.stream(last).average().orElseThrow();
                first = seen == last.length ? now : first;
                best = Math.min(best, now);
            }
        }

        boolean areLeft() {
            return now - best > Math.max(RISE * (first - best), Math.abs(first));
        }
    }
}
