// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanInterpreter;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.simd.kernel.Target;
import dev.thalweg.simd.kernel.Tiering;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The duel: vector kernels of every width, scalar twins and any number of threads give the same bits, and the plan's meaning.
class FormsAgreeTest {
    private static final int[] BATCHES = {0, 1, 15, 16, 17, 63, 64, 65, 131, 4095, 4096, 4097, 9001};
    private static final Backend TWIN = new ScalarPlugin().open(new BackendOptions(1, ""));
    /// Vector kernels without their twins: in the interpreter they are slow, and right.
    private static final List<Backend> OTHERS = List.of(vectors(512, true, 1), vectors(256, false, 1),
            vectors(128, false, 2),
            vectors(512, true, 3), new ScalarPlugin().open(new BackendOptions(2, "")));

    private static Backend vectors(int bits, boolean masked, int threads) {
        return new SimdBackend("test", bits + " bits", new Target(bits, masked), Tiering.VECTOR_AT_ONCE, threads);
    }

    @AfterAll
    static void close() {
        TWIN.close();
        OTHERS.forEach(Backend::close);
    }

    static Stream<Arguments> cases() {
        return Stream.of(Samples.values())
                .flatMap(sample -> Stream.of(ElementType.values()).map(type -> Arguments.of(sample, type)));
    }

    private static List<Map<Axis, Integer>> sizes(Samples sample) {
        List<Map<Axis, Integer>> all = new ArrayList<>();
        boolean flat = sample == Samples.HUBER || sample == Samples.ADAM || sample == Samples.FUNCTIONS;
        if (flat) {
            for (int n : BATCHES) {
                all.add(Map.of(Samples.N, n, Samples.C, 1, Samples.D, 1, Samples.H, 1));
            }
            return all;
        }
        for (int n : new int[] {1, 5, 16, 33, 130}) {
            for (int c : new int[] {1, 3, 10, 63, 64, 65, 129}) {
                all.add(Map.of(Samples.N, n, Samples.C, c, Samples.D, 4, Samples.H, 7));
            }
        }
        all.add(Map.of(Samples.N, 0, Samples.C, 3, Samples.D, 4, Samples.H, 7));
        all.add(Map.of(Samples.N, 3, Samples.C, 5003, Samples.D, 2, Samples.H, 70));
        all.add(Map.of(Samples.N, 700, Samples.C, 6, Samples.D, 3, Samples.H, 16));
        return all;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allFormsGiveTheSameBits(Samples sample, ElementType type) {
        KernelPlan plan = Planner.plan(sample.program());
        for (boolean awkward : new boolean[] {false, true}) {
            for (Map<Axis, Integer> sizes : sizes(sample)) {
                Trial trial = new Trial(plan, type, sizes, awkward, 11);
                List<Double> wanted = trial.bind(TWIN).run();
                for (Backend other : OTHERS) {
                    // any NaN equals any NaN; boxed equality tells 0 from -0, and that is wanted
                    assertThat(trial.bind(other).run())
                            .as("%s %s %s %s on %s threads", sample, type, sizes, other.info().description(),
                                    other.info().threads())
                            .isEqualTo(wanted);
                }
            }
        }
    }

    /// In double, kernels differ from the interpreter of plans by their own functions (a few ulp) and the order of sums.
    @ParameterizedTest
    @EnumSource(Samples.class)
    void kernelsMeanWhatPlansMean(Samples sample) {
        KernelPlan plan = Planner.plan(sample.program());
        for (int c : new int[] {3, 70}) {
            Trial trial = new Trial(plan, ElementType.F64,
                    Map.of(Samples.N, 37, Samples.C, c, Samples.D, 4, Samples.H, 7), false, 5);
            List<Double> actual = trial.bind(TWIN).run();
            Map<String, Tensor> results = PlanInterpreter.run(plan, trial.inputsInDouble(), trial.hypers, trial.sizes);
            List<Double> wanted = new ArrayList<>();
            plan.outputs().stream().filter(o -> !o.isScalar()).forEach(o -> {
                for (double value : results.get(o.name()).data()) {
                    wanted.add(value);
                }
            });
            plan.outputs().stream().filter(o -> o.isScalar()).forEach(o -> wanted.add(results.get(o.name()).number()));
            double scale = wanted.stream().mapToDouble(Math::abs).max().orElse(0);
            assertThat(actual).hasSameSizeAs(wanted);
            for (int i = 0; i < wanted.size(); i++) {
                assertThat(actual.get(i)).as("%s, entry %s", sample, i).isCloseTo(wanted.get(i),
                        org.assertj.core.data.Offset.offset(1e-13 * (1 + scale)));
            }
        }
    }
}
