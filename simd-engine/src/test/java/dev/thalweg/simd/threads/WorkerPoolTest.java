// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkerPoolTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyChunkRunsExactlyOnce(int threads) {
        try (WorkerPool pool = WorkerPool.of(threads)) {
            for (int chunks : new int[] {0, 1, 2, 3, 7, 64, 1000}) {
                AtomicIntegerArray runs = new AtomicIntegerArray(Math.max(1, chunks));
                pool.run(chunks, (chunk, worker) -> runs.incrementAndGet(chunk));
                for (int chunk = 0; chunk < chunks; chunk++) {
                    assertThat(runs.get(chunk)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void noTwoThreadsShareAWorkerNumber() {
        try (WorkerPool pool = WorkerPool.of(3)) {
            AtomicIntegerArray inUse = new AtomicIntegerArray(pool.threads());
            for (int round = 0; round < 200; round++) {
                pool.run(30, (chunk, worker) -> {
                    assertThat(inUse.incrementAndGet(worker)).isEqualTo(1);
                    Thread.onSpinWait();
                    inUse.decrementAndGet(worker);
                });
            }
        }
    }

    @Test
    void workersReallyTakePart() {
        try (WorkerPool pool = WorkerPool.of(2)) {
            CountDownLatch both = new CountDownLatch(2);
            // Each chunk waits for the other: one thread alone would never finish.
            pool.run(2, (chunk, worker) -> {
                both.countDown();
                awaitUninterruptibly(both);
            });
            assertThat(both.getCount()).isZero();
        }
    }

    @Test
    void whatChunksWriteIsVisibleToTheCallerInEveryRound() {
        try (WorkerPool pool = WorkerPool.of(3)) {
            int[] plain = new int[300];
            for (int round = 1; round <= 3000; round++) {
                int value = round;
                pool.run(plain.length / 10, (chunk, worker) -> {
                    for (int i = chunk * 10; i < chunk * 10 + 10; i++) {
                        assertThat(plain[i]).isEqualTo(value - 1);
                        plain[i] = value;
                    }
                });
                assertThat(plain).containsOnly(round);
            }
        }
    }

    @Test
    void sleepingWorkersWakeUp() throws InterruptedException {
        try (WorkerPool pool = WorkerPool.of(2)) {
            for (int round = 0; round < 5; round++) {
                Thread.sleep(5); // a hundred times as long as workers spin
                CountDownLatch both = new CountDownLatch(2);
                pool.run(2, (chunk, worker) -> {
                    both.countDown();
                    awaitUninterruptibly(both);
                });
            }
        }
    }

    @Test
    void manyCallersShareOnePool() throws InterruptedException {
        try (WorkerPool pool = WorkerPool.of(2)) {
            AtomicInteger wrong = new AtomicInteger();
            List<Thread> callers = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                callers.add(Thread.ofPlatform().start(() -> {
                    for (int round = 0; round < 2000; round++) {
                        AtomicInteger done = new AtomicInteger();
                        int chunks = round % 9;
                        pool.run(chunks, (chunk, worker) -> done.addAndGet(chunk + 1));
                        if (done.get() != chunks * (chunks + 1) / 2) {
                            wrong.incrementAndGet();
                        }
                    }
                }));
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(wrong).hasValue(0);
        }
    }

    @Test
    void aChunkMayUseThePoolItself() {
        try (WorkerPool pool = WorkerPool.of(3)) {
            AtomicInteger done = new AtomicInteger();
            pool.run(6, (chunk, worker) -> pool.run(5, (inner, innerWorker) -> done.incrementAndGet()));
            assertThat(done).hasValue(30);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theFirstExceptionReachesTheCallerWhenNoChunkRunsAnyMore(int threads) {
        try (WorkerPool pool = WorkerPool.of(threads)) {
            for (int round = 0; round < 200; round++) {
                AtomicInteger running = new AtomicInteger();
                IllegalArgumentException thrown = new IllegalArgumentException("chunk 3");
                assertThatThrownBy(() -> pool.run(20, (chunk, worker) -> {
                    running.incrementAndGet();
                    try {
                        if (chunk == 3) {
                            throw thrown;
                        }
                        Thread.onSpinWait();
                    } finally {
                        running.decrementAndGet();
                    }
                }))
                        .isSameAs(thrown);
                assertThat(running).hasValue(0);
            }
        }
    }

    @Test
    void afterAnExceptionThePoolGoesOn() {
        try (WorkerPool pool = WorkerPool.of(2)) {
            assertThatThrownBy(() -> pool.run(4, (chunk, worker) -> {
                throw new StackOverflowError("thrown by chunk " + chunk);
            }))
                    .isInstanceOf(StackOverflowError.class);
            AtomicInteger done = new AtomicInteger();
            pool.run(4, (chunk, worker) -> done.incrementAndGet());
            assertThat(done).hasValue(4);
        }
    }

    @Test
    void chunksThatFailTogetherAreAllReported() {
        try (WorkerPool pool = WorkerPool.of(2)) {
            CountDownLatch both = new CountDownLatch(2);
            assertThatThrownBy(() -> pool.run(2, (chunk, worker) -> {
                both.countDown();
                awaitUninterruptibly(both);
                throw new IllegalArgumentException("chunk " + chunk);
            }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(first -> assertThat(first.getSuppressed()).hasSize(1));
        }
    }

    @Test
    void anInterruptNeitherTearsTheWorkNorGetsLost() {
        try (WorkerPool pool = WorkerPool.of(2)) {
            AtomicInteger done = new AtomicInteger();
            CountDownLatch workerStarted = new CountDownLatch(1);
            Thread.currentThread().interrupt();
            pool.run(2, (chunk, worker) -> {
                if (worker == 0) {
                    awaitUninterruptibly(workerStarted);
                } else {
                    workerStarted.countDown();
                    sleepMillis(20); // far beyond spinning: the interrupted caller has to sleep
                }
                done.incrementAndGet();
            });
            assertThat(done).hasValue(2);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closeEndsTheThreadsAndLaterTasksDoWithoutThem() {
        WorkerPool pool = WorkerPool.of(3);
        List<Thread> threads = threadsOf(pool);
        assertThat(threads).hasSize(2).allSatisfy(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getName()).startsWith("thalweg-worker-");
        });
        pool.close();
        pool.close();
        assertThat(threads).allSatisfy(thread -> assertThat(thread.isAlive()).isFalse());
        Set<Thread> used = new HashSet<>();
        AtomicInteger done = new AtomicInteger();
        pool.run(20, (chunk, worker) -> {
            used.add(Thread.currentThread());
            done.incrementAndGet();
        });
        assertThat(done).hasValue(20);
        assertThat(used).containsExactly(Thread.currentThread());
    }

    @Test
    void closeWaitsForTheRunningTask() throws InterruptedException {
        WorkerPool pool = WorkerPool.of(2);
        CountDownLatch started = new CountDownLatch(2);
        AtomicInteger done = new AtomicInteger();
        Thread caller = Thread.ofPlatform().start(() -> pool.run(2, (chunk, worker) -> {
            started.countDown();
            sleepMillis(20);
            done.incrementAndGet();
        }));
        started.await();
        pool.close();
        assertThat(done).hasValue(2);
        caller.join();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aChunkCannotCloseItsOwnPool(int threads) {
        try (WorkerPool pool = WorkerPool.of(threads)) {
            Runnable closing = pool::close;
            ChunkTask close = (chunk, worker) -> closing.run();
            assertThatIllegalStateException()
                    .isThrownBy(() -> pool.run(8, close))
                    .withMessageContaining("cannot close");
            pool.run(2, (chunk, worker) -> {});
        }
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> WorkerPool.of(0)).withMessageContaining("threads is 0");
        try (WorkerPool pool = WorkerPool.of(2)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pool.run(-1, (chunk, worker) -> {}))
                    .withMessageContaining("chunks is -1");
        }
    }

    @Test
    void handingOverAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (WorkerPool pool = WorkerPool.of(2)) {
            int[] data = new int[64];
            ChunkTask task = (chunk, worker) -> data[chunk]++;
            for (int round = 0; round < 20_000; round++) {
                pool.run(8, task);
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < 1000; round++) {
                pool.run(8, task);
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
        }
    }

    @Test
    void openAndClosedPoolsSurviveAStressOfCallersAndFailures() throws InterruptedException {
        AtomicReference<Throwable> unexpected = new AtomicReference<>();
        for (int attempt = 0; attempt < 20; attempt++) {
            WorkerPool pool = WorkerPool.of(3);
            AtomicBoolean stop = new AtomicBoolean();
            List<Thread> callers = new ArrayList<>();
            for (int caller = 0; caller < 3; caller++) {
                callers.add(Thread.ofPlatform().start(() -> callUntilClosed(pool, stop, unexpected)));
            }
            sleepMillis(5);
            pool.close();
            stop.set(true);
            for (Thread caller : callers) {
                caller.join();
            }
        }
        assertThat(unexpected).hasNullValue();
    }

    private static void callUntilClosed(WorkerPool pool, AtomicBoolean stop, AtomicReference<Throwable> unexpected) {
        for (int round = 0; !stop.get(); round++) {
            int failing = round % 5;
            AtomicInteger done = new AtomicInteger();
            try {
                pool.run(4, (chunk, worker) -> {
                    done.incrementAndGet();
                    if (chunk == failing) {
                        throw new ArithmeticException();
                    }
                });
                if (failing < 4 || done.get() != 4) {
                    unexpected.set(new AssertionError("no exception although chunk " + failing + " threw"));
                }
            } catch (ArithmeticException e) {
                if (failing == 4) {
                    unexpected.set(e);
                }
            }
        }
    }

    private static List<Thread> threadsOf(WorkerPool pool) {
        List<Thread> threads = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(pool.threads());
        pool.run(pool.threads(), (chunk, worker) -> {
            all.countDown();
            awaitUninterruptibly(all);
            if (worker > 0) {
                synchronized (threads) {
                    threads.add(Thread.currentThread());
                }
            }
        });
        return threads;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = Thread.interrupted();
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleepMillis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
