// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Program;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.backend.Invocation;
import dev.thalweg.api.backend.Residence;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a backend promises, as tests: extend it, say how the backend is opened, and the backend is finished when all pass.
///
/// - Results are those of the plan, as its interpreter computes them in `double`, for every kind of step, both element types, and sizes
///   around lanes and chunks; NaN, infinities, zeros of both signs and subnormal numbers are treated alike.
/// - The same run gives the same bits again, from an invocation of its own, and for any number of threads.
/// - What is bound wrongly is refused with the documented id before anything is written. A closed backend says so.
///
/// That warm calls allocate nothing is the subject of [WarmCallContract].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BackendContract {
    /// Pairs of thousands of rows would keep the interpreter busy for minutes.
    static final long MOST_ENTRIES = 20_000;
    private static final String PROGRAMS = "dev.thalweg.testkit.SamplePrograms#all";
    private static final int HUNDRED = 100;
    private static final int[] THREADS = {2, 3, 4, 5, 6, 7, 8};
    /// Several chunks of rows, several chunks within a row, rows that are none, a bit of everything.
    private static final List<Map<Axis, Integer>> SHARED = List.of(sizes(12_289, 3, 2), sizes(2, 12_289, 1),
            sizes(0, 3, 2), sizes(131, 67, 257));

    private @Nullable Backend opened;

    /// For the suite that extends it.
    protected BackendContract() {
    }

    /// Opens the backend that is tested.
    ///
    /// @param threads the most threads it may use
    /// @return a backend that the suite closes
    protected abstract Backend open(int threads);

    @BeforeAll
    void openOnce() {
        opened = open(1);
    }

    @AfterAll
    void closeOnce() {
        if (opened != null) {
            opened.close();
        }
    }

    private Backend backend() {
        return Objects.requireNonNull(opened, "opened before all tests");
    }

    private static Map<Axis, Integer> sizes(int rows, int classes, int features) {
        return Map.of(SamplePrograms.N, rows, SamplePrograms.C, classes, SamplePrograms.D, features);
    }

    /// Each axis in turn has each awkward size, the others a small one.
    private Stream<Map<Axis, Integer>> awkwardSizes(KernelPlan plan) {
        int lanes = Math.max(4, backend().info().lanes());
        int[] awkward = {0, 1, lanes - 1, lanes, lanes + 1, 1009, 4095, 4096, 4097};
        return Arrays.stream(awkward).boxed()
                .flatMap(size -> Stream.of(sizes(size, 3, 1), sizes(2, size, 1), sizes(1, 2, size)))
                .map(sizes -> only(plan, sizes)).filter(sizes -> isWithin(MOST_ENTRIES, plan, sizes)).distinct();
    }

    /// Whether nothing that a plan stores has more entries.
    static boolean isWithin(long entries, KernelPlan plan, Map<Axis, Integer> sizes) {
        return plan.buffers().stream().mapToLong(buffer -> buffer.axes().stream()
                .flatMap(axis -> plan.fused().getOrDefault(axis, List.of(axis)).stream())
                .mapToLong(axis -> axis.sizeIn(sizes)).reduce(1, Math::multiplyExact))
                .allMatch(stored -> stored <= entries);
    }

    /// Without axes that the plan does not have, so that sizes which differ in those alone are one.
    private static Map<Axis, Integer> only(KernelPlan plan, Map<Axis, Integer> sizes) {
        Map<Axis, Integer> known = new HashMap<>(sizes);
        known.keySet().retainAll(plan.axes());
        return Map.copyOf(known);
    }

    @ParameterizedTest
    @MethodSource(PROGRAMS)
    void resultsMeanWhatThePlanSays(Program program) {
        KernelPlan plan = Planner.plan(program);
        Map<ElementType, Executable> executables = new EnumMap<>(ElementType.class);
        for (ElementType type : ElementType.values()) {
            executables.put(type, backend().compile(plan, type));
        }
        awkwardSizes(plan).forEach(sizes -> {
            Map<String, double[]> meaning = new Trial(plan, ElementType.F64, sizes).ordinary().meaning();
            executables.forEach((type, executable) -> {
                Trial trial = new Trial(plan, type, sizes).ordinary();
                Agreement.requireMeaning(trial, type, meaning, trial.bind(executable).run());
            });
        });
    }

    @ParameterizedTest
    @MethodSource(PROGRAMS)
    void specialValuesMeanWhatThePlanSays(Program program) {
        KernelPlan plan = Planner.plan(program);
        for (ElementType type : ElementType.values()) {
            for (Map<Axis, Integer> sizes : List.of(sizes(37, 10, 5), sizes(9, 70, 3))) {
                Trial trial = new Trial(plan, type, sizes).special();
                Agreement.requireMeaning(trial, type, trial.meaning(), trial.run(backend()));
            }
        }
        // single precision may overflow on the way to a result that is finite
        Trial huge = new Trial(plan, ElementType.F64, sizes(37, 10, 5)).huge();
        Agreement.requireMeaning(huge, ElementType.F64, huge.meaning(), huge.run(backend()));
    }

    @ParameterizedTest
    @MethodSource(PROGRAMS)
    void theSameRunGivesTheSameBits(Program program) {
        KernelPlan plan = Planner.plan(program);
        for (ElementType type : ElementType.values()) {
            Executable executable = backend().compile(plan, type);
            Executable again = backend().compile(plan, type);
            for (Map<Axis, Integer> sizes : SHARED) {
                Trial trial = new Trial(plan, type, sizes).ordinary();
                Map<String, double[]> first = trial.bind(executable).run();
                Agreement.requireSameBits(trial, first, trial.bind(executable).run());
                Agreement.requireSameBits(trial, first, trial.bind(again).run());
            }
        }
    }

    /// One program for each kind of step: totals, rows, a product, scattered slopes, an operation over rows, blocks.
    static Stream<Program> kindsOfSteps() {
        return Stream.of(SamplePrograms.mse(), SamplePrograms.crossEntropy(), SamplePrograms.dense(),
                SamplePrograms.lookedUp(), SamplePrograms.lists(), SamplePrograms.linearCrossEntropy());
    }

    @ParameterizedTest
    @MethodSource("kindsOfSteps")
    void aHundredRunsGiveTheSameBits(Program program) {
        KernelPlan plan = Planner.plan(program);
        for (ElementType type : ElementType.values()) {
            Executable executable = backend().compile(plan, type);
            for (Map<Axis, Integer> sizes : List.of(sizes(4_099, 3, 2), sizes(67, 131, 33))) {
                Trial.Bound bound = new Trial(plan, type, sizes).ordinary().bind(executable);
                Map<String, double[]> first = bound.run();
                for (int run = 2; run <= HUNDRED; run++) {
                    Agreement.requireSameBits(bound + ", run " + run, first, bound.run());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(PROGRAMS)
    void arraysThatAreKeptChangeNoBit(Program program) {
        KernelPlan plan = Planner.plan(program);
        for (ElementType type : ElementType.values()) {
            Executable executable = backend().compile(plan, type);
            Trial trial = new Trial(plan, type, sizes(131, 67, 257)).ordinary();
            Agreement.requireSameBits(trial, trial.bind(executable).run(), trial.bind(executable).runKept(backend()));
        }
    }

    @Test
    void aKeptArrayIsReadAfterItWasChangedAndWrittenWhenItIsFetched() {
        Invocation invocation = backend().compile(Planner.plan(SamplePrograms.mse()), ElementType.F32).newInvocation();
        float[] x = {3, 5};
        float[] gradient = new float[2];
        try (Residence residence = backend().keep(List.of(x, gradient))) {
            bind(invocation, x, new float[2], gradient);
            invocation.size(0, 2);
            invocation.run();
            assertEquals(17, invocation.result(0));
            residence.fetch(gradient);
            assertTrue(Arrays.equals(new float[] {3, 5}, gradient));
            x[0] = 1;
            residence.changed(x);
            invocation.run();
            invocation.run();
            assertEquals(13, invocation.result(0));
            residence.fetch(x);
            residence.fetch(gradient);
            assertTrue(Arrays.equals(new float[] {1, 5}, x), "what no run has written stays");
            assertTrue(Arrays.equals(new float[] {1, 5}, gradient));
        }
        x[0] = 7;
        invocation.run();
        assertEquals(37, invocation.result(0));
        assertTrue(Arrays.equals(new float[] {7, 5}, gradient), "what is kept no longer is an array as others are");
    }

    @Test
    void threadsChangeNoBit() {
        for (int threads : THREADS) {
            try (Backend shared = open(threads)) {
                if (shared.info().equals(backend().info())) {
                    return; // the threads are a device's own
                }
                for (Program program : SamplePrograms.all()) {
                    KernelPlan plan = Planner.plan(program);
                    for (Map<Axis, Integer> sizes : SHARED) {
                        Trial trial = new Trial(plan, ElementType.F32, sizes).ordinary();
                        Agreement.requireSameBits(trial + ", " + threads + " threads", trial.run(backend()),
                                trial.run(shared));
                    }
                }
            }
        }
    }

    @Test
    void manyCallersShareAnExecutable() throws InterruptedException, ExecutionException {
        KernelPlan plan = Planner.plan(SamplePrograms.mse());
        try (Backend shared = open(2); var callers = Executors.newFixedThreadPool(4)) {
            Executable executable = shared.compile(plan, ElementType.F32);
            var calls = Stream.of(1, 4_096, 20_000, 65_537).map(size -> callers.submit(() -> {
                Trial trial = new Trial(plan, ElementType.F32, sizes(size, 1, 1)).ordinary();
                Map<String, double[]> expected = trial.run(backend());
                Trial.Bound bound = trial.bind(executable);
                for (int round = 0; round < 50; round++) {
                    Agreement.requireSameBits(trial, expected, bound.run());
                }
            })).toList();
            for (var call : calls) {
                call.get();
            }
        }
    }

    @Test
    void anArrayOfAnotherTypeIsRefused() {
        for (ElementType type : ElementType.values()) {
            Invocation invocation = backend().compile(Planner.plan(SamplePrograms.mse()), type).newInvocation();
            ElementType other = type == ElementType.F32 ? ElementType.F64 : ElementType.F32;
            requireRefused("TH-S001", "'x'", () -> invocation.bind(0, other.newArray(4)));
            requireRefused("TH-S001", "'x'", () -> invocation.bind(0, new int[4]));
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        Invocation invocation = backend().compile(Planner.plan(SamplePrograms.mse()), ElementType.F32).newInvocation();
        requireRefused("TH-S003", "'x'", invocation::run);
        bind(invocation, new float[4], new float[4], new float[4]);
        requireRefused("TH-S003", "'n'", invocation::run);
    }

    @Test
    void aRunTimeScalarThatIsMissingIsNamed() {
        KernelPlan plan = Planner.plan(program("huber"));
        Invocation invocation = backend().compile(plan, ElementType.F32).newInvocation();
        bind(invocation, new float[4], new float[4], new float[4]);
        invocation.size(0, 4);
        requireRefused("TH-S003", "'rate'", invocation::run);
    }

    @Test
    void aShortArrayIsRefusedBeforeAnythingIsWritten() {
        Invocation invocation = backend().compile(Planner.plan(SamplePrograms.mse()), ElementType.F32).newInvocation();
        float[] gradient = new float[4];
        bind(invocation, new float[] {1, 2, 3}, new float[4], gradient);
        invocation.size(0, 4);
        requireRefused("TH-S005", "'x'", invocation::run);
        bind(invocation, new float[] {1, 2, 3, 4}, new float[4], new float[3]);
        requireRefused("TH-S005", "'gradient'", invocation::run);
        assertTrue(Arrays.equals(new float[4], gradient), "nothing is written");
    }

    @Test
    void aNegativeSizeIsRefused() {
        Invocation invocation = backend().compile(Planner.plan(SamplePrograms.mse()), ElementType.F32).newInvocation();
        requireRefused("TH-S002", "'n'", () -> invocation.size(0, -1));
    }

    @Test
    void arraysMayBeLongerThanTheSizesAskAndSizesMayChange() {
        Invocation invocation = backend().compile(Planner.plan(SamplePrograms.mse()), ElementType.F32).newInvocation();
        float[] gradient = {7, 7, 7, 7};
        bind(invocation, new float[] {3, 5, 9, 9}, new float[4], gradient);
        invocation.size(0, 2);
        invocation.run();
        assertEquals((9 + 25) / 2.0, invocation.result(0));
        assertTrue(Arrays.equals(new float[] {3, 5, 7, 7}, gradient), "what lies beyond the size stays");
        invocation.size(0, 1);
        invocation.run();
        assertEquals(9, invocation.result(0));
        invocation.size(0, 2);
        invocation.run();
        assertEquals((9 + 25) / 2.0, invocation.result(0));
    }

    @Test
    void aClosedBackendSaysSo() {
        Backend closed = open(2);
        Invocation invocation = closed.compile(Planner.plan(SamplePrograms.mse()), ElementType.F32).newInvocation();
        bind(invocation, new float[1], new float[1], new float[1]);
        invocation.size(0, 1);
        invocation.run();
        closed.close();
        closed.close();
        requireRefused("TH-B006", "closed", invocation::run);
    }

    private static Program program(String name) {
        return SamplePrograms.all().stream().filter(program -> program.name().equals(name)).findFirst().orElseThrow();
    }

    private static void bind(Invocation invocation, Object... arrays) {
        for (int slot = 0; slot < arrays.length; slot++) {
            invocation.bind(slot, arrays[slot]);
        }
    }

    private static void requireRefused(String id, String word, org.junit.jupiter.api.function.Executable call) {
        ThalwegException refused = assertThrows(ThalwegException.class, call);
        assertEquals(id, refused.id(), refused::headline);
        assertTrue(String.valueOf(refused.getMessage()).contains(word), refused::headline);
    }
}
