// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.threads;

import java.util.function.BooleanSupplier;

/// One thread of a [WorkerPool]: waits for a round, helps to finish it, waits again.
final class Worker {
    private final int number;
    private final ChunkQueue queue;
    private final SpinThenPark idle;
    private final BooleanSupplier needed = this::needed;
    private final Thread thread;
    private int seenRound;
    private volatile boolean stopped;

    Worker(int number, ChunkQueue queue, boolean spins) {
        this.number = number;
        this.queue = queue;
        idle = new SpinThenPark(spins);
        thread = Thread.ofPlatform()
                .daemon()
                .name("thalweg-worker-" + number)
                .inheritInheritableThreadLocals(false)
                .unstarted(this::serve);
    }

    void start() {
        thread.start();
    }

    void wake() {
        idle.wake();
    }

    void stop() {
        stopped = true;
        idle.wake();
    }

    boolean isCurrentThread() {
        return thread.equals(Thread.currentThread());
    }

    void join() throws InterruptedException {
        thread.join();
    }

    private void serve() {
        while (true) {
            idle.await(needed);
            if (stopped) {
                return;
            }
            seenRound = queue.round();
            queue.drain(number);
        }
    }

    private boolean needed() {
        return stopped || queue.round() != seenRound;
    }
}
