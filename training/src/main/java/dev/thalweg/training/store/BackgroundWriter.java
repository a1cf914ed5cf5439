// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.store;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Writes files while training goes on. Tasks run one after the other, in the order they came; syncing a file costs milliseconds
/// that a training step should not wait for.
///
/// One task may be under way: the next waits for it, so that memory stays bounded and a failed write is reported at once. Belongs to
/// one thread.
public final class BackgroundWriter implements AutoCloseable {
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("thalweg-writer").factory());
    private @Nullable Future<?> underWay;

    /// A writer with a thread of its own, that starts with the first task.
    public BackgroundWriter() {
    }

    /// Hands over a task, after the one before it is done.
    ///
    /// @param task what writes
    /// @throws RuntimeException what the task before it threw
    public void write(Runnable task) {
        await();
        underWay = thread.submit(task);
    }

    /// Waits until everything is written.
    ///
    /// @throws RuntimeException what the last task threw
    public void await() {
        Future<?> last = underWay;
        underWay = null;
        if (last == null) {
            return;
        }
        try {
            last.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (CancellationException | InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while files were being written", e);
        }
    }

    /// Waits for the task under way and ends the thread. What the task threw is not reported here: [#await()] does that.
    @Override
    public void close() {
        thread.close();
    }
}
