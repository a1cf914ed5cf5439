// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.threads;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The chunks of one round of work, claimed by whoever is free; used again for every round.
///
/// A claim takes neighbours: a share of what is left, so that each thread walks memory in long runs and all end together nonetheless.
///
/// `ticket` holds the number of the round above and the number of unclaimed chunks below. A claim replaces the whole
/// ticket, so a thread that wakes up late cannot claim chunks of a round it has not seen. Whoever claimed some may
/// read `task` and `chunks` without a lock: the round cannot end, nor the next begin, before they are finished.
final class ChunkQueue {
    private static final int ROUND_SHIFT = 32;
    /// Into how many shares for each thread what is left is divided; a claim takes one.
    private static final int CLAIMS = 2;

    private final AtomicLong ticket = new AtomicLong();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final SpinThenPark caller;
    private final BooleanSupplier finished = this::isFinished;
    private final int claims;
    private int chunks;
    private @Nullable ChunkTask task;
    private volatile @Nullable Throwable failure;

    ChunkQueue(int threads, boolean spins) {
        claims = CLAIMS * threads;
        caller = new SpinThenPark(spins);
    }

    /// Opens the next round; the one before must be finished.
    void open(int chunks, ChunkTask task) {
        this.chunks = chunks;
        this.task = task;
        failure = null;
        unfinished.set(chunks);
        ticket.set(((long) (round() + 1) << ROUND_SHIFT) | chunks);
    }

    /// The number of the newest round.
    int round() {
        return (int) (ticket.get() >>> ROUND_SHIFT);
    }

    /// Does chunks until none is left to claim.
    void drain(int worker) {
        for (long seen = ticket.get(); (int) seen > 0; seen = ticket.get()) {
            int unclaimed = (int) seen;
            int run = Math.ceilDiv(unclaimed, claims);
            if (ticket.compareAndSet(seen, seen - run)) {
                int first = chunks - unclaimed;
                perform(first, first + run, worker);
            }
        }
    }

    /// Waits until every claimed chunk is finished and lets go of the task.
    ///
    /// @return what the first failing chunk threw, the others' added as suppressed
    @Nullable
    Throwable awaitFinished() {
        caller.await(finished);
        task = null;
        return failure;
    }

    private boolean isFinished() {
        return unfinished.get() == 0;
    }

    private void perform(int from, int to, int worker) {
        try {
            ChunkTask current = task;
            for (int chunk = from; chunk < to && failure == null && current != null; chunk++) {
                current.run(chunk, worker);
            }
        } catch (Throwable thrown) {
            record(thrown);
        } finally {
            if (unfinished.addAndGet(from - to) == 0) {
                caller.wake();
            }
        }
    }

    private synchronized void record(Throwable thrown) {
        Throwable first = failure;
        if (first == null) {
            failure = thrown;
        } else if (!first.equals(thrown)) {
            first.addSuppressed(thrown);
        }
    }
}
