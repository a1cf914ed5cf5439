// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.threads;

import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A few threads that share the chunks of one piece of work with the thread that asks for it.
///
/// Made for kernels of a few microseconds: handing work over allocates nothing and, while the workers still spin, costs
/// less than a microsecond. The pool can be asked from many threads at once and from inside a chunk; whoever finds it
/// taken, or closed, does all its chunks itself, so there is no queue and nothing to deadlock on.
///
/// Everything a chunk wrote is visible to the caller when [#run] returns or throws, and no worker touches the arrays of
/// that call any more.
public final class WorkerPool implements AutoCloseable {
    private static final int CALLER = 0;

    private final Worker[] workers;
    private final ChunkQueue queue;
    private final ReentrantLock taken = new ReentrantLock();
    /// Guarded by `taken`.
    private boolean closed;

    private WorkerPool(int threads) {
        boolean spins = threads <= Runtime.getRuntime().availableProcessors();
        queue = new ChunkQueue(threads, spins);
        workers = IntStream.range(1, threads)
                .mapToObj(number -> new Worker(number, queue, spins))
                .toArray(Worker[]::new);
    }

    /// A pool that uses so many threads, the calling one included. With one thread everything runs inline.
    ///
    /// @param threads at least 1; more than there are processors is allowed and slow
    /// @return the pool, its threads started
    public static WorkerPool of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; expected at least 1");
        }
        WorkerPool pool = new WorkerPool(threads);
        for (Worker worker : pool.workers) {
            worker.start();
        }
        return pool;
    }

    /// How many threads take part at most.
    ///
    /// @return the number of threads, the caller's included
    public int threads() {
        return workers.length + 1;
    }

    /// Does all chunks of a task and returns when the last one is finished.
    ///
    /// When a chunk throws, chunks not yet begun are left out, those running are waited for, and the first exception is
    /// thrown here, others attached to it as suppressed. An interrupt of the calling thread neither ends the wait nor
    /// gets lost.
    ///
    /// @param chunks the number of chunks, may be 0
    /// @param task what to do for each
    public void run(int chunks, ChunkTask task) {
        if (chunks < 0) {
            throw new IllegalArgumentException("chunks is " + chunks + "; expected 0 or more");
        }
        if (chunks <= 1 || workers.length == 0 || taken.isHeldByCurrentThread() || !taken.tryLock()) {
            runInline(chunks, task);
            return;
        }
        Throwable failure;
        try {
            if (closed) {
                runInline(chunks, task);
                return;
            }
            failure = runTogether(chunks, task);
        } finally {
            taken.unlock();
        }
        if (failure != null) {
            throw WorkerPool.<RuntimeException>asThrown(failure);
        }
    }

    /// Lets a running task finish, then stops the threads and waits for their end. Closing twice is allowed.
    ///
    /// Whoever is in the middle of several tasks does the rest without the threads, so that no work is left half done.
    ///
    /// @throws IllegalStateException from inside a chunk of this pool, which would wait for itself
    @Override
    public void close() {
        if (taken.isHeldByCurrentThread() || isWorkerThread()) {
            throw new IllegalStateException("a chunk cannot close the worker pool that runs it");
        }
        taken.lock();
        try {
            closed = true;
        } finally {
            taken.unlock();
        }
        for (Worker worker : workers) {
            worker.stop();
        }
        joinAll();
    }

    private static void runInline(int chunks, ChunkTask task) {
        for (int chunk = 0; chunk < chunks; chunk++) {
            task.run(chunk, CALLER);
        }
    }

    private @Nullable Throwable runTogether(int chunks, ChunkTask task) {
        queue.open(chunks, task);
        int helpers = Math.min(workers.length, chunks - 1);
        for (int i = 0; i < helpers; i++) {
            workers[i].wake();
        }
        queue.drain(CALLER);
        return queue.awaitFinished();
    }

    private boolean isWorkerThread() {
        for (Worker worker : workers) {
            if (worker.isCurrentThread()) {
                return true;
            }
        }
        return false;
    }

    private void joinAll() {
        boolean interrupted = false;
        for (Worker worker : workers) {
            interrupted |= joinOne(worker);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean joinOne(Worker worker) {
        boolean interrupted = false;
        while (true) {
            try {
                worker.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    /// Chunks declare no checked exceptions, so what they throw goes on as it is.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E asThrown(Throwable failure) throws E {
        throw (E) failure;
    }
}
