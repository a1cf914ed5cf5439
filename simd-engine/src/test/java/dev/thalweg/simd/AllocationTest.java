// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.thalweg.api.ElementType;
import dev.thalweg.api.Program;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.simd.kernel.Tiering;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Warm calls allocate nothing: this is how a kernel whose vectors are objects shows.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 200;
    /// On a busy machine C2 comes late.
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private SimdBackend backend;

    @BeforeAll
    void open() {
        assumeTrue(Hardware.obstacle().isEmpty(),
                () -> "vector kernels cannot run here: " + Hardware.obstacle().orElse(""));
        backend = new SimdBackend("simd", "", Hardware.target(), Tiering.TWIN_FIRST, 2);
    }

    @AfterAll
    void close() {
        if (backend != null) {
            backend.close();
        }
    }

    static Stream<Program> programs() {
        return Programs.all().stream();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aWarmCallAllocatesNothing(Program program) {
        KernelPlan plan = Planner.plan(program);
        Executable executable = backend.compile(plan, ElementType.F32);
        List<Trial.Bound> batches = Stream.of(sizes(70, 10), sizes(33, 300))
                .map(sizes -> new Trial(plan, ElementType.F32, sizes))
                .map(trial -> trial.ordinary().bind(executable)).toList();
        long end = System.nanoTime() + PATIENCE_NANOS;
        long allocated = Long.MAX_VALUE;
        batches.forEach(Trial.Bound::run);
        executable.warmUp(TimeUnit.NANOSECONDS.toMillis(PATIENCE_NANOS));
        while (allocated > 0 && System.nanoTime() < end) {
            allocated = allocatedBy(batches);
        }
        assertThat(allocated).as("bytes in %d calls of %s", CALLS, plan.name()).isZero();
    }

    private static Map<Axis, Integer> sizes(int rows, int classes) {
        return Map.of(Programs.N, rows, Programs.C, classes, Programs.D, 9);
    }

    /// Everything is given again before each call, as in a training.
    private static long allocatedBy(List<Trial.Bound> batches) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int call = 0; call < CALLS; call++) {
            Trial.Bound batch = batches.get(call & 1);
            batch.rebind();
            batch.invocation().run();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
