// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.thalweg.api.backend.Executable;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/// Counts what calls allocate: this is how a kernel whose vectors are objects shows.
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 200;
    /// On a busy machine a compiler comes late.
    private static final long PATIENCE_SECONDS = 40;

    private Allocation() {
    }

    private static long of(Runnable calls) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        calls.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /// Fails unless calls come to allocate nothing, once the kernels are warm and the code around them is compiled. Everything is given
    /// again before each call, and batches of several sizes take turns, as in a training.
    ///
    /// @param name what is called, for the message
    /// @param executable what is warmed up
    /// @param batches bound to it, at least one
    static void requireNone(String name, Executable executable, List<Trial.Bound> batches) {
        batches.forEach(batch -> batch.invocation().run());
        executable.warmUp(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        requireNone(name, call -> {
            Trial.Bound batch = batches.get(call % batches.size());
            batch.rebind();
            batch.invocation().run();
        });
    }

    /// Fails unless calls come to allocate nothing, once the code around kernels that are warm is compiled.
    ///
    /// @param name what is called, for the message
    /// @param call is called many times, each with its number
    public static void requireNone(String name, IntConsumer call) {
        Runnable calls = () -> {
            for (int i = 0; i < CALLS; i++) {
                call.accept(i);
            }
        };
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        long allocated = of(calls);
        while (allocated > 0 && System.nanoTime() < end) {
            allocated = of(calls);
        }
        assertEquals(0, allocated, () -> "bytes allocated by warm calls of " + name);
    }
}
