// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.simd.kernel.Tiering;
import dev.thalweg.testkit.SamplePrograms;
import dev.thalweg.testkit.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Closing and interrupts in the middle of runs: results are whole or refused, and no thread is left.
@Timeout(60)
class CloseTest {
    private static final int CALLERS = 4;
    /// A plan of several steps over many chunks, so that a run is long enough to be met in the middle.
    private static final KernelPlan PLAN = Planner.plan(SamplePrograms.all().stream()
            .filter(program -> program.name().equals("layer norm")).findFirst().orElseThrow());
    private static final Trial TRIAL = new Trial(PLAN, ElementType.F32,
            Map.of(SamplePrograms.N, 4_000, SamplePrograms.C, 40)).ordinary();

    private Set<Thread> before;
    private Map<String, double[]> expected;

    @BeforeEach
    void rememberWhatIsThere() {
        before = threads();
        try (Backend alone = new ScalarPlugin().open(new BackendOptions(1, ""))) {
            expected = TRIAL.run(alone);
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("thalweg-"))
                .collect(Collectors.toSet());
    }

    private void requireNoThreadLeft() throws InterruptedException {
        for (Thread thread : threads()) {
            if (!before.contains(thread)) {
                assertThat(thread.join(Duration.ofSeconds(20))).as("%s ends", thread).isTrue();
            }
        }
    }

    /// Runs until the backend is closed, and counts the whole results.
    private int runUntilClosed(Executable executable, CountDownLatch running) {
        Trial.Bound bound = TRIAL.bind(executable);
        for (int runs = 0;; runs++) {
            try {
                Map<String, double[]> results = bound.run();
                expected.forEach((name, values) -> assertThat(results.get(name)).as(name).isEqualTo(values));
            } catch (ThalwegException closed) {
                assertThat(closed.id()).isEqualTo("TH-B006");
                return runs;
            }
            if (runs == 0) {
                running.countDown();
            }
        }
    }

    @Test
    void closingInTheMiddleOfRunsTearsNone() throws Exception {
        for (int round = 0; round < 10; round++) {
            Backend backend = new ScalarPlugin().open(new BackendOptions(3, ""));
            Executable executable = backend.compile(PLAN, ElementType.F32);
            var running = new CountDownLatch(CALLERS);
            try (var callers = Executors.newFixedThreadPool(CALLERS)) {
                List<Future<Integer>> runs = new ArrayList<>();
                Callable<Integer> caller = () -> runUntilClosed(executable, running);
                for (int i = 0; i < CALLERS; i++) {
                    runs.add(callers.submit(caller));
                }
                running.await();
                backend.close();
                for (Future<Integer> each : runs) {
                    assertThat(each.get()).isPositive();
                }
            }
        }
        requireNoThreadLeft();
    }

    @Test
    void closingWhileKernelsWarmUpLeavesNoThread() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            try (Backend backend = new SimdBackend("simd", "", Hardware.target(),
                    Tiering.TWIN_FIRST, 3)) {
                TRIAL.bind(backend.compile(PLAN, ElementType.F32)).run();
            }
        }
        requireNoThreadLeft();
    }

    @Test
    void anInterruptTearsNoResultAndIsKept() {
        try (Backend backend = new ScalarPlugin().open(new BackendOptions(3, ""))) {
            Trial.Bound bound = TRIAL.bind(backend.compile(PLAN, ElementType.F32));
            for (int round = 0; round < 20; round++) {
                Thread.currentThread().interrupt();
                Map<String, double[]> results = bound.run();
                assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
                expected.forEach((name, values) -> assertThat(results.get(name)).as(name).isEqualTo(values));
            }
        }
    }

    @Test
    void anInterruptEndsAWarmUpAndIsKept() {
        try (Backend backend = new SimdBackend("simd", "", Hardware.target(),
                Tiering.TWIN_FIRST, 2)) {
            Executable executable = backend.compile(PLAN, ElementType.F32);
            TRIAL.bind(executable).run();
            Thread.currentThread().interrupt();
            executable.warmUp(50_000);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
