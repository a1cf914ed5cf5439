// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static dev.thalweg.api.formula.Formulas.input;
import static dev.thalweg.api.formula.Formulas.reduce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Reduction;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.simd.kernel.Target;
import dev.thalweg.simd.kernel.Tiering;
import dev.thalweg.testkit.Trial;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Walks so long that their chunks begin where memory is fastest: whatever no sum depends on.
class LongWalkTest {
    private static final Axis I = Axis.of("i");
    /// Of numbers below 16 in single precision.
    private static final double ROUNDING = 1e-6;
    private static final int[] LENGTHS = {262_143, 262_144 + 508};
    private static final Expr MOVED = input("x", I).minus(input("g", I).times(0.5));
    private static final KernelPlan PLAN = Planner.plan(new Program("move",
            List.of(new Program.Output("x'", List.of(I), MOVED, "x"),
                    new Program.Output("largest", List.of(), reduce(Reduction.MAX, MOVED, List.of(I))),
                    new Program.Output("least", List.of(), reduce(Reduction.MIN, MOVED, List.of(I))))));

    private static Map<String, double[]> run(Trial trial, Target target, int threads) {
        Tiering tiering = target.isScalar() ? Tiering.TWIN_FIRST : Tiering.VECTOR_AT_ONCE;
        try (SimdBackend backend = new SimdBackend("simd", "", target, tiering, threads)) {
            return trial.run(backend);
        }
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void everyEntryIsWalkedOnceInEveryForm(ElementType type) {
        for (int length : LENGTHS) {
            Trial trial = new Trial(PLAN, type, Map.of(I, length)).ordinary();
            Map<String, double[]> meaning = trial.meaning();

            for (Target target : List.of(Target.SCALAR, new Target(512), new Target(256))) {
                for (int threads : new int[] {1, 3}) {
                    run(trial, target, threads).forEach((name, actual) -> assertThat(difference(actual,
                            meaning.get(name))).as("%s of %s, %s, %s threads", name, trial, target, threads)
                            .isLessThanOrEqualTo(type == ElementType.F32 ? ROUNDING : 0));
                }
            }
        }
    }

    private static double difference(double[] actual, double[] meaning) {
        assertThat(actual).hasSameSizeAs(meaning);
        return IntStream.range(0, actual.length).mapToDouble(i -> Math.abs(actual[i] - meaning[i])).max().orElse(0);
    }
}
