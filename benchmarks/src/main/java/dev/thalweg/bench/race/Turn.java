// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.race;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// One contestant on the track: how many calls make a turn, and what its turns took.
final class Turn {
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MOST_CALLS = 1 << 24;
    private static final int PATIENCE = 10;
    /// Takes every result, so that none can be left out.
    @SuppressWarnings("UnusedVariable")
    private static volatile double sink;

    private final Contestant contestant;
    private final Loop loop = Loop.fresh();
    private final double[] nanos;
    private int calls = 1;
    private long bytes;

    Turn(Contestant contestant, int rounds) {
        this.contestant = contestant;
        this.nanos = new double[rounds];
    }

    /// Runs until the time is over, and learns how many calls a round takes. A kernel that still boxes its vectors gets more time:
    /// what is raced is how fast it becomes, and how long that takes is a row of its own.
    void warmUp(Pace pace) {
        long start = System.nanoTime();
        long elapsed;
        boolean slow;
        do {
            long before = MEMORY.getCurrentThreadAllocatedBytes();
            long took = time();
            slow = contestant.allocatesNothing() && MEMORY.getCurrentThreadAllocatedBytes() > before;
            if (took < pace.roundNanos() && calls < MOST_CALLS) {
                calls *= 2;
            }
            elapsed = System.nanoTime() - start;
        } while (elapsed < pace.warmUpNanos() || slow && elapsed < PATIENCE * pace.warmUpNanos());
        settle(pace.roundNanos());
    }

    /// The number of calls that was enough when the code was slow may be too small by now, or far too large.
    private void settle(long roundNanos) {
        double each = Math.max(1.0, (double) time() / calls);
        calls = (int) Math.clamp(Math.ceil(roundNanos / each), 1, MOST_CALLS);
    }

    void run(int round) {
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        nanos[round] = (double) time() / calls;
        bytes += MEMORY.getCurrentThreadAllocatedBytes() - before;
    }

    private long time() {
        long start = System.nanoTime();
        sink = loop.run(contestant, calls);
        return System.nanoTime() - start;
    }

    double[] nanos() {
        return nanos;
    }

    double bytesPerCall() {
        return (double) bytes / calls / nanos.length;
    }
}
