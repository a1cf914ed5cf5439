// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.threads;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The chunks of one round of work, claimed one by one by whoever is free; used again for every round.
///
/// `ticket` holds the number of the round above and the number of unclaimed chunks below. A claim replaces the whole
/// ticket, so a thread that wakes up late cannot claim a chunk of a round it has not seen. Whoever claimed a chunk may
/// read `task` and `chunks` without a lock: the round cannot end, nor the next begin, before that chunk is finished.
final class ChunkQueue {
    private static final int ROUND_SHIFT = 32;

    private final AtomicLong ticket = new AtomicLong();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final SpinThenPark caller;
    private final BooleanSupplier finished = this::isFinished;
    private int chunks;
    private @Nullable ChunkTask task;
    private volatile @Nullable Throwable failure;

    ChunkQueue(boolean spins) {
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
            if (ticket.compareAndSet(seen, seen - 1)) {
                perform(chunks - (int) seen, worker);
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

    private void perform(int chunk, int worker) {
        try {
            ChunkTask current = task;
            if (failure == null && current != null) {
                current.run(chunk, worker);
            }
        } catch (Throwable thrown) {
            record(thrown);
        } finally {
            if (unfinished.decrementAndGet() == 0) {
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
