// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.training.TrainingSummary.Seconds;

/// Takes the times of a run.
final class RunClock {
    private final long start = System.nanoTime();
    private long loaded = start;
    private long trained = start;

    void loaded() {
        loaded = System.nanoTime();
    }

    void trained() {
        trained = System.nanoTime();
    }

    Seconds seconds() {
        return new Seconds(seconds(start, loaded), seconds(loaded, trained), seconds(start, System.nanoTime()));
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
