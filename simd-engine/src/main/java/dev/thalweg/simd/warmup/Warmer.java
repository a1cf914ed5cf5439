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
import java.util.function.Consumer;

/// One daemon thread that brings vector code into its compiled form.
///
/// Two pieces of code are under way at a time, so that the compiler finds the next one waiting when it is done with one, and never
/// more than one big method in its queue. What the compiler leaves lying goes back behind those that wait.
public final class Warmer implements AutoCloseable {
    private static final int UNDER_WAY = 2;
    /// Steps of a turn while others wait; some seconds.
    private static final int LONGEST_TURN = 4_000;
    /// How long to leave the processor to the compiler.
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Settling> waiting = new ArrayDeque<>();
    private final List<Settling> underWay = new ArrayList<>(UNDER_WAY);
    /// How many steps those that are under way took together.
    private int steps;
    private final Runnable before;
    private final Consumer<Settling> whenSettled;
    private volatile boolean closed;

    /// A warmer without work.
    ///
    /// @param before what its thread does first
    /// @param whenSettled whom to tell of each piece that is done
    public Warmer(Runnable before, Consumer<Settling> whenSettled) {
        this.before = before;
        this.whenSettled = whenSettled;
    }

    /// Starts the thread.
    public void start() {
        Thread.ofPlatform().daemon().name("thalweg-warm-up").start(this::work);
    }

    /// Queues something up.
    ///
    /// @param settling what to bring into its final form
    public void warm(Settling settling) {
        lock.lock();
        try {
            waiting.add(settling);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until some have their final form, the time is over or this is closed.
    ///
    /// @param wanted those to wait for
    /// @param milliseconds the most time to wait
    /// @return whether all of them have it
    public boolean await(List<? extends Settling> wanted, long milliseconds) {
        long left = TimeUnit.MILLISECONDS.toNanos(milliseconds);
        lock.lock();
        try {
            while (left > 0 && !closed && !areSettled(wanted)) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return areSettled(wanted);
    }

    private static boolean areSettled(List<? extends Settling> some) {
        return some.stream().allMatch(Settling::isSettled);
    }

    private void work() {
        before.run();
        while (takeUp()) {
            boolean eager = false;
            steps++;
            for (Settling settling : underWay) {
                eager |= settling.advance();
            }
            List<Settling> settled = underWay.stream().filter(Settling::isSettled).toList();
            if (underWay.removeAll(settled)) {
                settled.forEach(whenSettled);
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
            if (steps > LONGEST_TURN && underWay.size() == UNDER_WAY && !waiting.isEmpty()) {
                waiting.add(underWay.removeFirst());
            }
            while (underWay.size() < UNDER_WAY && !waiting.isEmpty()) {
                underWay.add(waiting.remove());
                steps = 0;
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
