// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.simd.kernel.Target;
import dev.thalweg.simd.kernel.Tiering;
import dev.thalweg.testkit.SamplePrograms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvocationTest {
    private final SimdBackend backend = new SimdBackend("scalar", "", Target.SCALAR, Tiering.TWIN_FIRST, 1);
    private final KernelPlan plan = Planner.plan(SamplePrograms.mse());
    private final Invocation invocation = backend.compile(plan, ElementType.F32).newInvocation();

    @AfterEach
    void close() {
        backend.close();
    }

    private void bindAll(int length) {
        invocation.bind(0, new float[length]);
        invocation.bind(1, new float[length]);
        invocation.bind(2, new float[length]);
    }

    @Test
    void anArrayOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> invocation.bind(0, new double[4])).isInstanceOf(ThalwegException.class)
                .hasMessage("'x' was given as double[]; expected float[] for f32.");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(invocation::run).hasMessage("'x' of mse is bound to no array; give it before the run.");
        bindAll(4);
        assertThatThrownBy(invocation::run).hasMessage("axis 'n' of mse has no size; give it before the run.");
    }

    @Test
    void aShortArrayIsRefusedBeforeAnythingIsWritten() {
        bindAll(4);
        float[] gradient = new float[3];
        invocation.bind(2, gradient);
        invocation.bind(0, new float[] {1, 2, 3, 4});
        invocation.size(0, 4);
        assertThatThrownBy(invocation::run)
                .hasMessage("'gradient' over [n] was given as an array of 3 entries; the sizes ask for 4.");
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void aNegativeSizeIsRefused() {
        assertThatThrownBy(() -> invocation.size(0, -1)).hasMessage("axis 'n' was given size -1; expected 0 or more.");
    }

    @Test
    void arraysMayBeLongerThanTheSizesAsk() {
        bindAll(10);
        float[] gradient = new float[10];
        invocation.bind(0, new float[] {3, 3, 3, 3, 3, 3, 3, 3, 3, 3});
        invocation.bind(2, gradient);
        invocation.size(0, 3);
        invocation.run();
        assertThat(invocation.result(0)).isEqualTo(9);
        assertThat(gradient).containsExactly(2, 2, 2, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void anotherSizeIsWorkedOutAgain() {
        bindAll(10);
        invocation.bind(0, new float[] {1, 3, 1, 3, 1, 3, 1, 3, 1, 3});
        invocation.size(0, 2);
        invocation.run();
        assertThat(invocation.result(0)).isEqualTo(5);
        invocation.size(0, 1);
        invocation.run();
        assertThat(invocation.result(0)).isEqualTo(1);
        invocation.size(0, 2);
        invocation.run();
        assertThat(invocation.result(0)).isEqualTo(5);
    }

    @Test
    void anotherArrayOfTheSameSizeIsTaken() {
        bindAll(1);
        invocation.size(0, 1);
        invocation.bind(0, new float[] {2});
        invocation.run();
        assertThat(invocation.result(0)).isEqualTo(4);
        float[] gradient = new float[1];
        invocation.bind(0, new float[] {5});
        invocation.bind(2, gradient);
        invocation.run();
        assertThat(invocation.result(0)).isEqualTo(25);
        assertThat(gradient).containsExactly(10);
    }

    @Test
    void whatIsWrittenIntoABoundArrayIsSeen() {
        float[] x = {2};
        bindAll(1);
        invocation.size(0, 1);
        invocation.bind(0, x);
        invocation.run();
        x[0] = 3;
        invocation.bind(0, x);
        invocation.run();
        assertThat(invocation.result(0)).isEqualTo(9);
    }

    @Test
    void aClosedBackendSaysSo() {
        bindAll(1);
        invocation.size(0, 1);
        backend.close();
        assertThatThrownBy(invocation::run)
                .hasMessage("the backend 'scalar' is closed; open an engine again to go on.");
    }
}
