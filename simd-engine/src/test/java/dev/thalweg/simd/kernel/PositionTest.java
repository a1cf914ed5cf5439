// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.SweepCode;
import dev.thalweg.api.code.SweepLowering;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.plan.Buffer;
import dev.thalweg.api.plan.Home;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanOutput;
import dev.thalweg.api.plan.Statement;
import dev.thalweg.api.plan.Step;
import dev.thalweg.api.plan.Sweep;
import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PositionTest {
    private static final Axis N = Axis.of("n");
    private static final Axis C = Axis.of("c");
    private static final Axis D = Axis.of("d");
    private static final int PLACE = 100_000;
    private static final int COUNT = 71;

    /// Twice the position along c, walked along some axes.
    private static SweepCode doubled(ElementType type, Axis... inner) {
        List<Axis> axes = List.of(N, C, D);
        Step.Nest nest = new Step.Nest(axes.stream().filter(axis -> !List.of(inner).contains(axis)).toList(),
                List.of(new Sweep(List.of(inner),
                        List.of(new Statement.Store("result", Formulas.position(C).times(2))))));
        KernelPlan plan = new KernelPlan("positions", List.of(), List.of(), axes, new LinkedHashMap<>(),
                List.of(new Buffer("result", axes, Home.OUTPUT, "")), List.of(nest),
                List.of(new PlanOutput("result", axes, "result", "")));
        return new SweepLowering(plan, nest, type).lower("positions", nest.sweeps().getFirst());
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void positionsAreCountedAndNotRead(ElementType type) {
        SweepCode sweep = doubled(type, C);
        assertThat(sweep.loads()).hasSize(1);
        requireDoubled(sweep, KernelClass.twin(sweep, Form.ALONG).kernel());
        for (int bits : new int[] {128, 256, 512}) {
            requireDoubled(sweep, KernelClass.of(sweep, Form.ALONG, new Target(bits)).orElseThrow().kernel());
        }
    }

    /// There is no memory in which positions could be looked up.
    @SuppressWarnings("NullAway")
    private static void requireDoubled(SweepCode sweep, Kernel kernel) {
        Object result = sweep.type().newArray(COUNT);
        kernel.run(new Object[] {null, result, Pads.of(sweep)}, new int[] {PLACE, 0, 0, 0, 1}, new double[0], COUNT);
        for (int i = 0; i < COUNT; i++) {
            assertThat(((Number) Array.get(result, i)).doubleValue()).isEqualTo(2 * (PLACE + i));
        }
    }

    @Test
    void onlyWhereTheyAreThoseOfTheWalk() {
        assertThat(doubled(ElementType.F32, C).isPosition(0)).isTrue();
        assertThat(doubled(ElementType.F32, D).isPosition(0)).isFalse();
        assertThat(doubled(ElementType.F32, C, D).isPosition(0)).isFalse();
        assertThat(doubled(ElementType.F32, C).key()).isNotEqualTo(doubled(ElementType.F32, C, D).key());
    }
}
