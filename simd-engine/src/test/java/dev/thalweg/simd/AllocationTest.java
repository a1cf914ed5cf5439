// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.thalweg.api.ElementType;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.plan.Planner;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A kernel that allocates is a broken kernel: that is how boxed vectors are caught.
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 200;
    private static final long LONGEST_NANOS = 30_000_000_000L;

    @ParameterizedTest
    @EnumSource(Samples.class)
    void aWarmCallAllocatesNothing(Samples sample) {
        try (Backend backend = new SimdPlugin().open(new BackendOptions(1, ""))) {
            Trial trial = new Trial(Planner.plan(sample.program()), ElementType.F32,
                    Map.of(Samples.N, 200, Samples.C, 70, Samples.D, 4, Samples.H, 16), false, 3);
            Executable executable = backend.compile(trial.plan, trial.type);
            Trial.Bound bound = trial.bind(backend);
            executable.warmUp(20_000);
            // the driver around the kernels is compiled in its own time, which a busy machine stretches; escape analysis needs that
            long least = Long.MAX_VALUE;
            long deadline = System.nanoTime() + LONGEST_NANOS;
            while (least > 0 && System.nanoTime() < deadline) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                for (int call = 0; call < CALLS; call++) {
                    bound.invocation().run();
                }
                least = Math.min(least, (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS);
            }
            assertThat(least).as("bytes a call of %s", sample).isZero();
        }
    }
}
