// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.simd.kernel.Target;
import dev.thalweg.simd.kernel.Tiering;
import dev.thalweg.testkit.SamplePrograms;
import dev.thalweg.testkit.Trial;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Vector kernels of every width against their scalar twins, bit by bit. What both mean is the subject of the contract tests.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuelTest {
    /// Rows, classes, features: around lanes, blocks and chunks, primes, nothing at all, few entries, long rows, many rows.
    private static final int[][] SIZES = {{0, 3, 2}, {1, 1, 1}, {1, 2, 3}, {1, 3, 2}, {2, 2, 1}, {2, 3, 17}, {5, 0, 3},
        {15, 7, 3}, {16, 10, 4}, {17, 10, 5}, {33, 63, 2}, {64, 64, 3}, {65, 65, 67}, {7, 1009, 2}, {3, 4097, 2},
        {416, 10, 20}, {831, 10, 1}, {70, 256, 2}, {20, 257, 1}, {4096, 2, 3}, {4097, 3, 2}, {12_289, 1, 1}};

    /// Rows that one call takes together, and rows of so many runs that it takes several calls for each; half-filled vectors at their end.
    private static final int[][] LONG_SIZES = {{40, 129, 1}, {33, 257, 1}, {17, 1000, 1}, {3, 4095, 1}, {3, 4096, 1},
        {2, 12_289, 1}, {2, 50_257, 1},
        {2, 65_536, 1}, {1, 70_001, 1}};

    private SimdBackend scalar;
    private List<SimdBackend> vectors;

    @BeforeAll
    void open() {
        scalar = new SimdBackend("scalar", "", Target.SCALAR, Tiering.TWIN_FIRST, 1);
        vectors = List.of(vector(512, 1), vector(256, 2), vector(128, 3));
    }

    private static SimdBackend vector(int bits, int threads) {
        return new SimdBackend("simd", "", new Target(bits), Tiering.VECTOR_AT_ONCE, threads);
    }

    @AfterAll
    void close() {
        scalar.close();
        vectors.forEach(SimdBackend::close);
    }

    static Stream<Program> programs() {
        return Stream.concat(SamplePrograms.all().stream(), SamplePrograms.blocksAndPairs().stream());
    }

    static Map<Axis, Integer> sizes(int[] size) {
        return Map.of(SamplePrograms.N, size[0], SamplePrograms.C, size[1], SamplePrograms.D, size[2]);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everyFormOfAKernelGivesTheSameBits(Program program) {
        KernelPlan plan = Planner.plan(program);
        for (ElementType type : ElementType.values()) {
            for (int[] size : SIZES) {
                Trial trial = new Trial(plan, type, sizes(size)).ordinary();
                Map<String, double[]> twin = trial.run(scalar);
                vectors.forEach(backend -> requireSameBits(trial, backend, twin));
            }
        }
    }

    static Stream<Program> programsOfRows() {
        return SamplePrograms.all().stream()
                .filter(program -> List.of("cross-entropy", "layer norm", "extremes").contains(program.name()));
    }

    @ParameterizedTest
    @MethodSource("programsOfRows")
    void longRowsGiveTheSameBits(Program program) {
        KernelPlan plan = Planner.plan(program);
        for (ElementType type : ElementType.values()) {
            for (int[] size : LONG_SIZES) {
                for (Trial trial : List.of(new Trial(plan, type, sizes(size)).ordinary(),
                        new Trial(plan, type, sizes(size)).special())) {
                    Map<String, double[]> twin = trial.run(scalar);
                    vectors.forEach(backend -> requireSameBits(trial, backend, twin));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void awkwardValuesGiveTheSameBits(Program program) {
        KernelPlan plan = Planner.plan(program);
        for (ElementType type : ElementType.values()) {
            for (int[] size : new int[][] {{37, 10, 5}, {9, 70, 3}, {5, 300, 2}}) {
                for (Trial trial : List.of(new Trial(plan, type, sizes(size)).special(),
                        new Trial(plan, type, sizes(size)).huge())) {
                    Map<String, double[]> twin = trial.run(scalar);
                    vectors.forEach(backend -> requireSameBits(trial, backend, twin));
                }
            }
        }
    }

    private static void requireSameBits(Trial trial, SimdBackend backend, Map<String, double[]> expected) {
        trial.run(backend).forEach((name, values) -> assertThat(IntStream.range(0, values.length)
                .filter(i -> Double.doubleToLongBits(values[i]) != Double.doubleToLongBits(expected.get(name)[i]))
                .boxed().toList())
                .as("entries of %s that differ, %s, %s", name, trial, backend.library().target()).isEmpty());
    }
}
