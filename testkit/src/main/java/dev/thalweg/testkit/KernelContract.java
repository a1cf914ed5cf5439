// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import dev.thalweg.api.BackendChoice;
import dev.thalweg.api.ElementType;
import dev.thalweg.api.Program;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the default backend promises of the kernels of given programs, such as those of every registered loss: extend it and name them.
///
/// - The backend `simd` before and after its kernels are warm, and `scalar` with one to eight threads, give the same bits.
/// - They mean what the plan means, at awkward sizes and values.
///
/// Everything goes through the public interface, so kernels are warmed up together, for a bounded time: one that is not fast by then
/// is tested in the form that it has.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class KernelContract {
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final int MOST_THREADS = 8;
    /// Several chunks of rows, few long rows, ordinary batches.
    private static final List<int[]> SHAPES = List.of(new int[] {12_289, 3}, new int[] {3, 4_097}, new int[] {67, 10});
    /// Pairs of twelve thousand rows do not fit into the memory of a test.
    private static final long MOST_STORED = 10_000_000;
    private static final int[] AWKWARD = {0, 1, 15, 16, 17, 1009, 4095, 4096, 4097};

    private final Map<String, Tested> tested = new LinkedHashMap<>();
    private final List<Backend> opened = new ArrayList<>();

    /// A program with what is known of what it reads.
    ///
    /// @param name what messages call it
    /// @param program the formulas
    /// @param scalars the values of its run-time scalars
    /// @param domains which numbers its inputs may hold
    public record Subject(String name, Program program, Map<String, Double> scalars, Map<String, Domain> domains) {
        /// Copies the maps.
        public Subject {
            scalars = Map.copyOf(scalars);
            domains = Map.copyOf(domains);
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
                    .filter(sizes -> BackendContract.isWithin(MOST_STORED, plan, sizes))
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
    void warmUp() {
        Backend vectors = open("simd", 2);
        Backend twins = open("scalar", 1);
        subjects().forEach(subject -> tested.put(subject.name(), compile(subject, vectors, twins)));
        long end = System.nanoTime() + WARM_UP_NANOS;
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
    @MethodSource("subjects")
    void threadsChangeNoBit(Subject subject) {
        IntStream.rangeClosed(2, MOST_THREADS).forEach(threads -> {
            try (Backend shared = BackendChoice.choose("scalar").plugin().open(new BackendOptions(threads, ""))) {
                forms(subject).forEach(form -> {
                    Trial trial = form.trials().getFirst();
                    Agreement.requireSameBits(trial + ", " + threads + " threads", trial.bind(form.twin()).run(),
                            trial.run(shared));
                });
            }
        });
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void resultsMeanWhatThePlanSays(Subject subject) {
        forms(subject).forEach(form -> {
            awkwardSizes(form.plan()).forEach(sizes -> requireMeaning(form, form.trial(sizes).ordinary()));
            requireMeaning(form, form.trial(sizes(form.plan(), 37, 10)).special());
        });
    }

    private static Stream<Map<Axis, Integer>> awkwardSizes(KernelPlan plan) {
        return Arrays.stream(AWKWARD).boxed().flatMap(size -> IntStream.range(0, plan.axes().size()).mapToObj(axis -> {
            Map<Axis, Integer> sizes = sizes(plan, 2);
            sizes.put(plan.axes().get(axis), size);
            return sizes;
        })).filter(sizes -> BackendContract.isWithin(BackendContract.MOST_ENTRIES, plan, sizes));
    }

    private static void requireMeaning(Compiled form, Trial trial) {
        Agreement.requireMeaning(trial, form.type(), trial.meaning(), trial.bind(form.vector()).run());
    }
}
