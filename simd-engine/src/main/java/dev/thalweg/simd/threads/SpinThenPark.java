// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.threads;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// How one thread waits for a condition: awake for a short while, then asleep until it is woken.
///
/// Waking a sleeping thread costs several microseconds, as much as a whole small kernel; one that still spins answers in
/// half a microsecond. Spinning pays only while every thread has a processor of its own.
final class SpinThenPark {
    private static final long SPIN_NANOS = 50_000;
    private static final int PAUSES_PER_CLOCK_READING = 32;

    private final boolean spins;
    private volatile @Nullable Thread sleeper;

    SpinThenPark(boolean spins) {
        this.spins = spins;
    }

    /// Returns once the condition holds. An interrupt does not end the wait; it is still set afterwards.
    void await(BooleanSupplier condition) {
        if (condition.getAsBoolean() || (spins && holdsWhileSpinning(condition))) {
            return;
        }
        boolean interrupted = false;
        // Announced before the condition is read again: either this thread sees the change or wake() sees the sleeper.
        sleeper = Thread.currentThread();
        while (!condition.getAsBoolean()) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        sleeper = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// To be called after every change that may fulfil the condition; cheap while nobody sleeps.
    void wake() {
        Thread thread = sleeper;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    private static boolean holdsWhileSpinning(BooleanSupplier condition) {
        long start = System.nanoTime();
        do {
            for (int i = 0; i < PAUSES_PER_CLOCK_READING; i++) {
                if (condition.getAsBoolean()) {
                    return true;
                }
                Thread.onSpinWait();
            }
        } while (System.nanoTime() - start < SPIN_NANOS);
        return false;
    }
}
