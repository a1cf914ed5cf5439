// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static dev.thalweg.api.formula.Formulas.input;
import static dev.thalweg.api.formula.Formulas.label;
import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.mean;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.relu;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.tanh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.api.plan.Step;
import dev.thalweg.simd.kernel.Target;
import dev.thalweg.simd.kernel.Tiering;
import dev.thalweg.testkit.Trial;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nests that go with the rows of a product give what they give after it, at sizes at which rows come in several groups and chunks.
class FusedTest {
    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");
    private static final Axis C = Axis.of("c");

    /// A prologue, and an epilogue that walks single entries.
    private static final Program LAYER = new Program("layer", List.of(new Program.Output("y", List.of(N, C),
            relu(product().plus(input("bias", C))))));
    /// The product is a result itself and no scratch memory of a block, so its epilogue walks all entries in one run.
    private static final Program BARE = bare();
    /// An epilogue that folds rows, and everything.
    private static final Program ROWS = new Program("rows", List.of(new Program.Output("value", List.of(),
            mean(logSumExp(product(), C).minus(pick(product(), C, label("target", N))), N))));

    private static Expr product() {
        return sum(tanh(input("x", N, D)).times(input("w", D, C)), D);
    }

    private static Program bare() {
        Expr product = sum(input("x", N, D).times(input("w", D, C)), D);
        return new Program("bare", List.of(new Program.Output("before", List.of(N, C), product),
                new Program.Output("y", List.of(N, C), relu(product))));
    }

    private static Map<String, double[]> run(KernelPlan plan, Map<Axis, Integer> sizes, Target target, int threads) {
        Tiering tiering = target.isScalar() ? Tiering.TWIN_FIRST : Tiering.VECTOR_AT_ONCE;
        try (SimdBackend backend = new SimdBackend("simd", "", target, tiering, threads)) {
            return new Trial(plan, ElementType.F32, sizes).ordinary().run(backend);
        }
    }

    private static boolean isFused(Step step) {
        return step instanceof Step.Fused
                || step instanceof Step.Blocks b && b.steps().stream().anyMatch(FusedTest::isFused);
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 5", "1, 3, 5", "7, 0, 5", "100, 3, 0", "300, 3, 10", "130, 2, 100", "200, 40, 64", "97, 2, 1100",
        "70, 1030, 3", "4200, 64, 2", "1100, 2, 251"})
    void fusedStepsGiveTheBitsOfStepsByThemselves(int rows, int depth, int columns) {
        Map<Axis, Integer> sizes = Map.of(N, rows, D, depth, C, columns);
        for (Program program : List.of(LAYER, BARE, ROWS)) {
            KernelPlan plan = Planner.plan(program);
            assertThat(plan.steps()).as(plan.toString()).anyMatch(FusedTest::isFused);
            KernelPlan apart = new KernelPlan(plan.name(), plan.inputs(), plan.hypers(), plan.axes(), plan.fused(),
                    plan.buffers(), plan.walks(), plan.outputs());
            Map<String, double[]> expected = run(apart, sizes, Target.SCALAR, 1);

            for (int threads : new int[] {1, 3}) {
                for (Target target : List.of(Target.SCALAR, new Target(256))) {
                    run(plan, sizes, target, threads)
                            .forEach((name, actual) -> assertThat(actual).as(name).isEqualTo(expected.get(name)));
                }
            }
        }
    }
}
