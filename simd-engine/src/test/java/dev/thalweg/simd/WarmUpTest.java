// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.backend.BackendPlugin;
import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.backend.KernelForm;
import dev.thalweg.api.backend.KernelReport;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.testkit.SamplePrograms;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    /// On a busy machine the compiler comes late.
    private static final long PATIENCE_MILLIS = 60_000;
    private static final int ITEMS = 100;

    private final List<KernelReport> heard = new CopyOnWriteArrayList<>();

    private Backend open(BackendPlugin plugin) {
        Backend backend = plugin.open(new BackendOptions(1, ""));
        backend.addKernelListener(heard::add);
        return backend;
    }

    private static Invocation mse(Backend backend) {
        return backend.compile(Planner.plan(SamplePrograms.mse()), ElementType.F32).newInvocation();
    }

    @Test
    void sizesAloneBringKernelsIntoTheirFastForm() {
        assumeTrue(Hardware.obstacle().isEmpty());
        try (Backend backend = open(new SimdPlugin())) {
            Invocation call = mse(backend);
            assertThat(backend.kernels()).isEmpty();
            call.size(0, ITEMS);
            assertThat(call.warmUp(PATIENCE_MILLIS)).isTrue();
            assertThat(backend.kernels()).isNotEmpty().allMatch(KernelReport::isFinal)
                    .allMatch(kernel -> kernel.form() == KernelForm.VECTOR);
            assertThat(heard.getFirst().form()).isEqualTo(KernelForm.TWIN);
            assertThat(heard).containsAll(backend.kernels());
        }
    }

    @Test
    void whatIsWarmedUpIsKeptForTheRun() {
        try (Backend backend = open(new ScalarPlugin())) {
            Invocation call = mse(backend);
            call.size(0, ITEMS);
            assertThat(call.warmUp(0)).isTrue();
            int made = backend.kernels().size();
            for (int slot = 0; slot < 3; slot++) {
                call.bind(slot, new float[ITEMS]);
            }
            call.run();
            assertThat(backend.kernels()).hasSize(made).allMatch(KernelReport::isFinal)
                    .allMatch(kernel -> kernel.form() == KernelForm.TWIN);
        }
    }

    @Test
    void aSizeThatIsMissingIsNamed() {
        try (Backend backend = open(new ScalarPlugin())) {
            Invocation call = mse(backend);
            assertThatThrownBy(() -> call.warmUp(0)).isInstanceOf(ThalwegException.class).hasMessageContaining("'n'");
        }
    }

    @Test
    void aClosedBackendStopsWaiting() {
        assumeTrue(Hardware.obstacle().isEmpty());
        Backend backend = open(new SimdPlugin());
        Invocation call = mse(backend);
        call.size(0, ITEMS);
        call.warmUp(0);
        backend.close();
        assertThatThrownBy(() -> call.warmUp(PATIENCE_MILLIS)).isInstanceOf(ThalwegException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aListenerThatFailsDisturbsNothing() {
        try (Backend backend = new ScalarPlugin().open(new BackendOptions(1, ""))) {
            backend.addKernelListener(_ -> {
                throw new IllegalStateException("listeners must not matter");
            });
            backend.addKernelListener(heard::add);
            Invocation call = mse(backend);
            call.size(0, ITEMS);
            assertThat(call.warmUp(0)).isTrue();
            assertThat(heard).isEqualTo(backend.kernels());
        }
    }
}
