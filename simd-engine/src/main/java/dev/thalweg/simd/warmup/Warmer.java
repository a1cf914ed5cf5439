// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.warmup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One daemon thread that brings vector code into its compiled form.
///
/// Two pieces of code are under way at a time, so that the compiler finds the next one waiting when it is done with one, and never
/// more than one big method in its queue.
public final class Warmer implements AutoCloseable {
    private static final int UNDER_WAY = 2;
    /// How long to leave the processor to the compiler.
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Settling> waiting = new ArrayDeque<>();
    private final List<Settling> underWay = new ArrayList<>(UNDER_WAY);
    private @Nullable Thread thread;
    private volatile boolean closed;

    /// A warmer without work; its thread starts with the first piece.
    public Warmer() {
    }

    /// Queues something up.
    ///
    /// @param settling what to bring into its final form
    public void warm(Settling settling) {
        lock.lock();
        try {
            waiting.add(settling);
            changed.signalAll();
            if (thread == null && !closed) {
                thread = Thread.ofPlatform().daemon().name("thalweg-warm-up").start(this::work);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until some have their final form, the time is over or this is closed.
    ///
    /// @param wanted those to wait for
    /// @param milliseconds the most time to wait
    public void await(List<? extends Settling> wanted, long milliseconds) {
        long left = TimeUnit.MILLISECONDS.toNanos(milliseconds);
        lock.lock();
        try {
            while (left > 0 && !closed && !wanted.stream().allMatch(Settling::isSettled)) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (takeUp()) {
            boolean eager = false;
            for (Settling settling : underWay) {
                eager |= settling.advance();
            }
            if (underWay.removeIf(Settling::isSettled)) {
                announce();
            } else if (!eager) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /// Fills up what is under way, and waits where there is nothing.
    ///
    /// @return false once this is closed
    private boolean takeUp() {
        lock.lock();
        try {
            while (underWay.isEmpty() && waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            while (underWay.size() < UNDER_WAY && !waiting.isEmpty()) {
                underWay.add(waiting.remove());
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void announce() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
