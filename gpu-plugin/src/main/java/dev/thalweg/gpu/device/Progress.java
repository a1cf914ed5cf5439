// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.device;

import java.util.concurrent.atomic.AtomicLong;

/// How far a queue that keeps its order has come. Launches are numbered, and each one that is known to be done tells it of all before.
final class Progress {
    private final AtomicLong launched = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    /// Counts a launch that was enqueued.
    ///
    /// @return its number
    long launch() {
        return launched.incrementAndGet();
    }

    /// The number of the last launch.
    long launched() {
        return launched.get();
    }

    /// Says that the queue was waited for.
    ///
    /// @param number the last launch when the waiting began
    void reach(long number) {
        done.accumulateAndGet(number, Math::max);
    }

    /// Whether a launch is known to be done.
    ///
    /// @param number its number; 0 for none
    boolean isDone(long number) {
        return number <= done.get();
    }
}
