// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import java.time.Duration;
import java.util.stream.IntStream;

/// Lets the kernels of a long run find their fast form before the first step.
///
/// Meanwhile scalar code would do the steps, and would be compiled as well, in the way of what everybody waits for: a long run that begins
/// later is over sooner. A short run is over before that would pay. Results do not depend on it.
final class HeadStart {
    /// As many take scalar code, at an estimate, longer than the wait.
    private static final double WORTH_MULTIPLY_ADDS = 1e9;
    /// For each entry of the parameters and each row: the predictions, and both gradients.
    private static final int MULTIPLY_ADDS = 3;
    private static final Duration FOR_KERNELS = Duration.ofMillis(550);
    /// For steps that count for nothing, so that what drives the kernels is compiled too; fewer are enough if they are long.
    private static final Duration FOR_STEPS = Duration.ofMillis(120);
    private static final int STEPS = 300;

    private final GradientStep gradients;
    private final Mover mover;
    private final Timetable timetable;
    private final long parameters;

    HeadStart(GradientStep gradients, Mover mover, Timetable timetable, long parameters) {
        this.gradients = gradients;
        this.mover = mover;
        this.timetable = timetable;
        this.parameters = parameters;
    }

    /// Waits, if what is left of the run is worth it.
    ///
    /// @param cursor where the run stands
    void take(Cursor cursor) {
        if (!isWorthIt(timetable.totalSteps() - cursor.step())) {
            return;
        }
        int count = timetable.count(0);
        var rows = new Mover.Rows(IntStream.range(0, count).toArray(), 0, count, 0);
        long end = System.nanoTime() + FOR_KERNELS.toNanos();
        gradients.warmUp(rows, cursor.step(), FOR_KERNELS);
        mover.warmUp(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        end = System.nanoTime() + FOR_STEPS.toNanos();
        for (int i = 0; i < STEPS && System.nanoTime() < end; i++) {
            gradients.run(rows, cursor.step());
        }
    }

    private boolean isWorthIt(long steps) {
        return (double) steps * gradients.places() * parameters * MULTIPLY_ADDS > WORTH_MULTIPLY_ADDS;
    }
}
