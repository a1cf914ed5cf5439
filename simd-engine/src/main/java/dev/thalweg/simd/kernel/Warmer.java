// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One daemon thread that brings vector kernels into their compiled form, one after the other, so that never more than one big
/// method waits for C2.
final class Warmer implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Settling> waiting = new ArrayDeque<>();
    private @Nullable Thread thread;
    private volatile boolean closed;

    void warm(Settling kernel) {
        lock.lock();
        try {
            waiting.add(kernel);
            changed.signalAll();
            if (thread == null && !closed) {
                thread = Thread.ofPlatform().daemon().name("thalweg-warm-up").start(this::work);
            }
        } finally {
            lock.unlock();
        }
    }

    void await(List<? extends Settling> wanted, long milliseconds) {
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
        for (Settling kernel = next(); kernel != null; kernel = next()) {
            kernel.settle(() -> closed);
            lock.lock();
            try {
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private @Nullable Settling next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            return closed ? null : waiting.poll();
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
