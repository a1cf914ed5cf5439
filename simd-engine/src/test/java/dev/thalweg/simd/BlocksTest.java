// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.api.plan.Step;
import dev.thalweg.simd.kernel.Target;
import dev.thalweg.simd.kernel.Tiering;
import dev.thalweg.testkit.SamplePrograms;
import dev.thalweg.testkit.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Steps that are looped over blocks of an axis, at sizes at which there are several blocks.
class BlocksTest {
    private static final Program PROGRAM = SamplePrograms.linearCrossEntropy();
    /// So many classes that 64 rows fill a block.
    private static final int CLASSES = 41_000;
    /// Of the largest entry: sums of 41,000 terms in another order.
    private static final double F32_TOLERANCE = 2e-5;
    private static final double F64_TOLERANCE = 1e-13;

    private static Map<Axis, Integer> sizes(int rows) {
        return Map.of(SamplePrograms.N, rows, SamplePrograms.C, CLASSES, SamplePrograms.D, 3);
    }

    private static Map<String, double[]> run(KernelPlan plan, ElementType type, int rows, Target target, int threads) {
        Tiering tiering = target.isScalar() ? Tiering.TWIN_FIRST : Tiering.VECTOR_AT_ONCE;
        try (SimdBackend backend = new SimdBackend("simd", "", target, tiering, threads)) {
            return new Trial(plan, type, sizes(rows)).ordinary().run(backend);
        }
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void blocksGiveWhatWholeTensorsGive(ElementType type) {
        KernelPlan plan = Planner.plan(PROGRAM);
        KernelPlan whole = new KernelPlan(plan.name(), plan.inputs(), plan.hypers(), plan.axes(), plan.fused(),
                plan.buffers(), plan.walks(), plan.outputs());
        Map<String, double[]> expected = run(whole, type, 150, Target.SCALAR, 1);

        run(plan, type, 150, Target.SCALAR, 1).forEach((name, actual) -> {
            double largest = Arrays.stream(expected.get(name)).map(Math::abs).max().orElse(0);
            double[] wanted = expected.get(name);
            double worst = IntStream.range(0, wanted.length).mapToDouble(i -> Math.abs(actual[i] - wanted[i])).max()
                    .orElse(0);
            assertThat(worst).as(name).isLessThanOrEqualTo(
                    largest * (type == ElementType.F32 ? F32_TOLERANCE : F64_TOLERANCE));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 65, 130})
    void everyFormAndAnyThreadsGiveTheSameBits(int rows) {
        KernelPlan plan = Planner.plan(PROGRAM);
        Map<String, double[]> twin = run(plan, ElementType.F32, rows, Target.SCALAR, 1);

        for (int threads : new int[] {1, 2, 3}) {
            run(plan, ElementType.F32, rows, new Target(256), threads)
                    .forEach((name, actual) -> assertThat(actual).as(name).isEqualTo(twin.get(name)));
        }
    }

    @Test
    void theLogitsAreHeldForABlockOnly() {
        KernelPlan plan = Planner.plan(PROGRAM);
        Step.Blocks blocks = plan.steps().stream().filter(Step.Blocks.class::isInstance).map(Step.Blocks.class::cast)
                .findFirst().orElseThrow();

        assertThat(blocks.axis()).isEqualTo(SamplePrograms.N);
        assertThat(plan.buffers())
                .filteredOn(b -> b.axes().contains(SamplePrograms.C) && b.axes().contains(SamplePrograms.N))
                .allMatch(b -> blocks.local().contains(b.name()))
                .filteredOn(b -> b.inside().isEmpty()).hasSize(1);
        assertThat(List.of(Step.Blocks.rows(1024, 32_000), Step.Blocks.rows(1000, 10), Step.Blocks.rows(65, 1 << 20)))
                .containsExactly(96, 1000, 48);
    }
}
