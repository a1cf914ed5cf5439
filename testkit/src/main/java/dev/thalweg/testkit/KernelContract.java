// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thalweg.api.BackendChoice;
import dev.thalweg.api.ElementType;
import dev.thalweg.api.Program;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.backend.KernelForm;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.api.plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the default backend promises of the kernels of given programs, such as those of every registered loss: extend it and name them.
///
/// - The backend `simd` before and after its kernels are warm, and `scalar` with one to eight threads, give the same bits.
/// - They mean what the plan means, at awkward sizes and values.
/// - A warm call allocates nothing.
/// - However many kernels there are in the JVM, none of them is given up: each comes to run as vector code.
///
/// Everything goes through the public interface, so kernels are warmed up together, for a bounded time: one that is not fast by then
/// is tested in the form that it has. What any form may be asked comes first, while the compiler is at work on the fast ones.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class KernelContract {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final List<Integer> THREADS = List.of(2, 3, 8);
    /// Several chunks of rows, few long rows, ordinary batches.
    private static final List<int[]> SHAPES = List.of(new int[] {12_289, 3}, new int[] {3, 4_097}, new int[] {67, 10});
    /// Pairs of twelve thousand rows do not fit into the memory of a test.
    private static final long MOST_STORED = 10_000_000;
    /// A twin walks so many positions in some hundredths of a second, the interpreter a fiftieth of them.
    private static final long MOST_WALKED = 2_000_000;
    private static final long MOST_INTERPRETED = 40_000;
    private static final int[] AWKWARD = {0, 1, 15, 16, 17, 1009, 4095, 4096, 4097};

    private final Map<String, Tested> tested = new LinkedHashMap<>();
    private final List<Backend> opened = new ArrayList<>();
    private @Nullable Backend vectors;
    private final Map<Integer, Backend> shared = new LinkedHashMap<>();

    /// A program with what is known of what it reads.
    ///
    /// @param name what messages call it
    /// @param program the formulas
    /// @param scalars the values of its run-time scalars
    /// @param domains which numbers its inputs may hold
    /// @param scale the size of numbers of which results may be small differences, so that only double precision has digits to agree
    ///        in; 0 where they are none
    public record Subject(String name, Program program, Map<String, Double> scalars, Map<String, Domain> domains,
            double scale) {
        /// Copies the maps.
        public Subject {
            scalars = Map.copyOf(scalars);
            domains = Map.copyOf(domains);
        }

        /// A program whose results are no differences.
        ///
        /// @param name what messages call it
        /// @param program the formulas
        /// @param scalars the values of its run-time scalars
        /// @param domains which numbers its inputs may hold
        public Subject(String name, Program program, Map<String, Double> scalars, Map<String, Domain> domains) {
            this(name, program, scalars, domains, 0);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// A subject in one element type, compiled.
    private record Compiled(Subject subject, KernelPlan plan, ElementType type, Executable vector, Executable twin,
            List<Map<String, double[]>> cold) {
        Trial trial(Map<Axis, Integer> sizes) {
            return new Trial(plan, type, sizes).knowing(subject.scalars(), subject.domains());
        }

        List<Trial> trials() {
            return SHAPES.stream().map(shape -> sizes(plan, shape))
                    .filter(sizes -> BackendContract.isWithin(MOST_STORED, plan, sizes)
                            && walked(plan, sizes) <= MOST_WALKED)
                    .map(sizes -> trial(sizes).ordinary()).toList();
        }
    }

    private record Tested(Map<ElementType, Compiled> forms) {
    }

    /// For the suite that extends it.
    protected KernelContract() {
    }

    /// The programs to test.
    ///
    /// @return each with a name of its own
    protected abstract Stream<Subject> subjects();

    private static Map<Axis, Integer> sizes(KernelPlan plan, int... shape) {
        Map<Axis, Integer> sizes = new HashMap<>();
        for (int i = 0; i < plan.axes().size(); i++) {
            sizes.put(plan.axes().get(i), shape[Math.min(i, shape.length - 1)]);
        }
        return sizes;
    }

    private Backend open(String name, int threads) {
        Backend backend = BackendChoice.choose(name).plugin().open(new BackendOptions(threads, ""));
        opened.add(backend);
        return backend;
    }

    @BeforeAll
    void compile() {
        Backend simd = open("simd", 2);
        vectors = simd;
        Backend twins = open("scalar", 1);
        THREADS.forEach(threads -> shared.put(threads, open("scalar", threads)));
        subjects().forEach(subject -> tested.put(subject.name(), compile(subject, simd, twins)));
    }

    private void warmUp() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        tested.values().forEach(each -> each.forms().values().forEach(form -> form.vector()
                .warmUp(Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())))));
    }

    private static Tested compile(Subject subject, Backend vectors, Backend twins) {
        KernelPlan plan = Planner.plan(subject.program());
        Map<ElementType, Compiled> forms = new EnumMap<>(ElementType.class);
        for (ElementType type : ElementType.values()) {
            var form = new Compiled(subject, plan, type, vectors.compile(plan, type), twins.compile(plan, type),
                    new ArrayList<>());
            form.trials().forEach(trial -> form.cold().add(trial.bind(form.vector()).run()));
            forms.put(type, form);
        }
        return new Tested(forms);
    }

    @AfterAll
    void close() {
        opened.forEach(Backend::close);
    }

    private Stream<Compiled> forms(Subject subject) {
        return Objects.requireNonNull(tested.get(subject.name())).forms().values().stream();
    }

    @ParameterizedTest
    @Order(1)
    @MethodSource("subjects")
    void threadsChangeNoBit(Subject subject) {
        // chunks are shared alike in both element types
        forms(subject).filter(form -> form.type() == ElementType.F32).forEach(form -> {
            Trial trial = form.trials().getFirst();
            Map<String, double[]> alone = trial.bind(form.twin()).run();
            shared.forEach((threads, backend) -> Agreement.requireSameBits(trial + ", " + threads + " threads", alone,
                    trial.run(backend)));
        });
    }

    @ParameterizedTest
    @Order(2)
    @MethodSource("subjects")
    void resultsMeanWhatThePlanSays(Subject subject) {
        List<Compiled> forms = forms(subject)
                .filter(form -> form.type() == ElementType.F64 || subject.scale() == 0).toList();
        awkwardSizes(forms.getFirst().plan()).forEach(sizes -> {
            // ordinary numbers are the same in both element types, and so is what the plan makes of them
            Map<String, double[]> meaning = forms.getFirst().trial(sizes).ordinary().meaning();
            forms.forEach(form -> requireMeaning(form, form.trial(sizes).ordinary(), meaning));
        });
        forms.forEach(form -> {
            Trial special = form.trial(sizes(form.plan(), 37, 10)).special();
            requireMeaning(form, special, special.meaning());
        });
    }

    private static Stream<Map<Axis, Integer>> awkwardSizes(KernelPlan plan) {
        return Arrays.stream(AWKWARD).boxed().flatMap(size -> IntStream.range(0, plan.axes().size()).mapToObj(axis -> {
            Map<Axis, Integer> sizes = sizes(plan, 2);
            sizes.put(plan.axes().get(axis), size);
            return sizes;
        })).filter(sizes -> BackendContract.isWithin(BackendContract.MOST_ENTRIES, plan, sizes)
                && walked(plan, sizes) <= MOST_INTERPRETED);
    }

    /// How many positions all steps walk together.
    private static long walked(KernelPlan plan, Map<Axis, Integer> sizes) {
        return plan.walks().stream().mapToLong(step -> switch (step) {
            case Step.Nest nest -> nest.sweeps().stream()
                    .mapToLong(sweep -> count(plan, sizes, nest.outer()) * count(plan, sizes, sweep.inner())).sum();
            case Step.MatrixProduct p ->
                count(plan, sizes, p.m()) * count(plan, sizes, p.n()) * count(plan, sizes, p.k());
            case Step.Rows r -> count(plan, sizes, plan.buffer(r.target()).axes());
            case Step.Scatter s -> count(plan, sizes, plan.buffer(s.target()).axes());
            case Step.Fused _, Step.Blocks _, Step.Scalars _ -> 0;
        }).sum();
    }

    private static long count(KernelPlan plan, Map<Axis, Integer> sizes, List<Axis> axes) {
        return axes.stream().flatMap(axis -> plan.fused().getOrDefault(axis, List.of(axis)).stream())
                .mapToLong(axis -> axis.sizeIn(sizes)).reduce(1, Math::multiplyExact);
    }

    private static void requireMeaning(Compiled form, Trial trial, Map<String, double[]> meaning) {
        Agreement.requireMeaning(trial, form.type(), form.subject().scale(), meaning,
                trial.bind(form.vector()).run());
    }

    @Test
    @Order(3)
    void noKernelIsGivenUp() {
        warmUp();
        assertEquals(List.of(), Objects.requireNonNull(vectors).kernels().stream()
                .filter(kernel -> kernel.form() == KernelForm.GIVEN_UP).toList());
    }

    @ParameterizedTest
    @Order(4)
    @MethodSource("subjects")
    void everyFormGivesTheSameBits(Subject subject) {
        forms(subject).forEach(form -> {
            List<Trial> trials = form.trials();
            for (int i = 0; i < trials.size(); i++) {
                Trial trial = trials.get(i);
                Map<String, double[]> twin = trial.bind(form.twin()).run();
                Agreement.requireSameBits(trial, twin, form.cold().get(i));
                Agreement.requireSameBits(trial, twin, trial.bind(form.vector()).run());
            }
            Stream.of(form.trial(sizes(form.plan(), 37, 10)).special(), form.trial(sizes(form.plan(), 37, 10)).huge())
                    .forEach(trial -> Agreement.requireSameBits(trial, trial.bind(form.twin()).run(),
                            trial.bind(form.vector()).run()));
        });
    }

    @ParameterizedTest
    @Order(5)
    @MethodSource("subjects")
    void warmCallsAllocateNothing(Subject subject) {
        forms(subject).forEach(form -> {
            Trial trial = form.trial(sizes(form.plan(), 37, 10)).ordinary();
            Allocation.requireNone(trial.toString(), form.vector(), List.of(trial.bind(form.vector())));
        });
    }
}
