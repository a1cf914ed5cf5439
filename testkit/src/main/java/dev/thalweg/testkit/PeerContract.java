// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import dev.thalweg.api.BackendChoice;
import dev.thalweg.api.ElementType;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.BackendOptions;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
import dev.thalweg.testkit.KernelContract.Subject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a further backend promises beside the default one, of given programs: extend it and name them.
///
/// - A result into which no sum or product of matrices goes is computed element by element, and has the bits of the backend `scalar`,
///   which are those of `simd`.
/// - Any other result is at most four times as far from the oracle as theirs, or within four units in the last place of its largest
///   entry: sums may be made in another order. In double precision the oracle is no nearer to the truth than either, so results only have
///   to agree.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PeerContract {
    /// How much further from the oracle than the default backend a result may be.
    private static final double TIMES = 4;
    /// How many units in the last place of the largest entry are no difference at all.
    private static final double ULPS = 4;
    private static final List<int[]> SHAPES = List.of(new int[] {37, 10}, new int[] {5, 130}, new int[] {1, 1},
            new int[] {0, 3}, new int[] {400, 3});
    private static final long MOST_ENTRIES = 20_000;

    private @Nullable Backend peer;
    private @Nullable Backend scalar;

    /// For the suite that extends it.
    protected PeerContract() {
    }

    /// Opens the backend that is tested.
    ///
    /// @return a backend that the suite closes
    protected abstract Backend open();

    /// The programs to test.
    ///
    /// @return each with a name of its own
    protected abstract Stream<Subject> subjects();

    /// The element types to test.
    ///
    /// @return all of them, unless the backend lacks one
    protected List<ElementType> types() {
        return List.of(ElementType.values());
    }

    @BeforeAll
    void openBoth() {
        peer = open();
        scalar = BackendChoice.choose("scalar").plugin().open(new BackendOptions(1, ""));
    }

    @AfterAll
    void closeBoth() {
        Stream.of(peer, scalar).filter(Objects::nonNull).forEach(Backend::close);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void resultsAreThoseOfTheDefaultBackend(Subject subject) {
        KernelPlan plan = Planner.plan(subject.program());
        for (ElementType type : types()) {
            var compiled = Objects.requireNonNull(peer).compile(plan, type);
            var known = Objects.requireNonNull(scalar).compile(plan, type);
            for (int[] shape : SHAPES) {
                Map<Axis, Integer> sizes = sizes(plan, shape);
                if (BackendContract.isWithin(MOST_ENTRIES, plan, sizes)) {
                    Trial trial = new Trial(plan, type, sizes).knowing(subject.scalars(), subject.domains()).ordinary();
                    Map<String, double[]> theirs = trial.bind(known).run();
                    Map<String, double[]> mine = trial.bind(compiled).run();
                    requireAgreement(trial, subject, type, theirs, mine);
                }
            }
        }
    }

    private static void requireAgreement(Trial trial, Subject subject, ElementType type, Map<String, double[]> theirs,
            Map<String, double[]> mine) {
        Set<String> exact = Sums.without(trial.plan());
        Agreement.requireSameBits(trial, only(exact, theirs), mine);
        Map<String, double[]> meaning = new HashMap<>(trial.meaning());
        meaning.keySet().removeAll(exact);
        if (type == ElementType.F64) {
            Agreement.requireMeaning(trial, type, subject.scale(), meaning, mine);
        } else {
            requireNear(trial, meaning, theirs, mine);
        }
    }

    private static Map<String, double[]> only(Set<String> names, Map<String, double[]> results) {
        Map<String, double[]> chosen = new HashMap<>(results);
        chosen.keySet().retainAll(names);
        return chosen;
    }

    private static void requireNear(Trial trial, Map<String, double[]> meaning, Map<String, double[]> theirs,
            Map<String, double[]> mine) {
        meaning.forEach((name, exact) -> {
            double known = farthest(exact, Objects.requireNonNull(theirs.get(name)));
            double got = farthest(exact, Objects.requireNonNull(mine.get(name)));
            double largest = Arrays.stream(exact).map(Math::abs).filter(Double::isFinite).max().orElse(0);
            if (!(got <= Math.max(TIMES * known, ULPS * Math.ulp((float) largest)))) {
                fail(trial + ": " + name + " is off by " + got + "; the backend scalar by " + known
                        + ", entries are up to " + largest);
            }
        });
    }

    /// The greatest difference; what is not finite is the same, or infinitely far.
    private static double farthest(double[] exact, double[] values) {
        double farthest = 0;
        for (int i = 0; i < exact.length; i++) {
            boolean same = Double.compare(exact[i], values[i]) == 0;
            double distance = same ? 0 : Math.abs(exact[i] - values[i]);
            farthest = Math.max(farthest, Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance);
        }
        return farthest;
    }

    private static Map<Axis, Integer> sizes(KernelPlan plan, int... shape) {
        Map<Axis, Integer> sizes = new HashMap<>();
        for (int i = 0; i < plan.axes().size(); i++) {
            Axis axis = plan.axes().get(i);
            sizes.put(axis, axis.constantSize() > 0 ? axis.constantSize() : shape[Math.min(i, shape.length - 1)]);
        }
        return sizes;
    }
}
