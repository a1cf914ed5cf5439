// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One daemon thread that brings vector code into its compiled form, one kernel after the other, so that never more than one big
/// method waits for C2. Without work the thread ends; the next work starts another.
final class Warmer {
    private static final Logger LOGGER = System.getLogger("dev.thalweg.simd");
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Settling> waiting = new ArrayDeque<>();
    private boolean works;

    void warm(Settling settling) {
        lock.lock();
        try {
            waiting.add(settling);
            changed.signalAll();
            if (!works) {
                works = true;
                Thread.ofPlatform().daemon().name("thalweg-warm-up").start(this::work);
            }
        } finally {
            lock.unlock();
        }
    }

    void await(List<? extends Settling> wanted, long milliseconds) {
        long left = TimeUnit.MILLISECONDS.toNanos(milliseconds);
        lock.lock();
        try {
            while (left > 0 && !wanted.stream().allMatch(Settling::isSettled)) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        for (Settling settling = next(); settling != null; settling = next()) {
            settle(settling);
            lock.lock();
            try {
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private static void settle(Settling settling) {
        try {
            settling.settle();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, "vector code cannot be used; its scalar twin goes on", e);
        }
    }

    /// The next one to warm up; none ends the thread.
    private @Nullable Settling next() {
        long left = IDLE_NANOS;
        lock.lock();
        try {
            while (waiting.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            // nobody interrupts this thread but to end it
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return take();
    }

    private @Nullable Settling take() {
        lock.lock();
        try {
            Settling next = waiting.poll();
            works = next != null;
            return next;
        } finally {
            lock.unlock();
        }
    }
}
