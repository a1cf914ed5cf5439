// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Program;
import dev.thalweg.api.backend.Backend;
import dev.thalweg.api.backend.Executable;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Planner;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a backend promises of its speed, as far as it can be tested without a clock: once warm, a call allocates nothing, whatever is
/// given anew before it.
///
/// A class of its own, since the backend is to be opened as its users do, with kernels that become fast in their own time.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WarmCallContract {
    private @Nullable Backend opened;

    /// For the suite that extends it.
    protected WarmCallContract() {
    }

    /// Opens the backend that is tested.
    ///
    /// @param threads the most threads it may use
    /// @return a backend that the suite closes
    protected abstract Backend open(int threads);

    @BeforeAll
    void openOnce() {
        opened = open(2);
    }

    @AfterAll
    void closeOnce() {
        if (opened != null) {
            opened.close();
        }
    }

    static Stream<Arguments> programsAndTypes() {
        return SamplePrograms.all().stream()
                .flatMap(program -> Arrays.stream(ElementType.values()).map(type -> Arguments.of(program, type)));
    }

    @ParameterizedTest
    @MethodSource("dev.thalweg.testkit.WarmCallContract#programsAndTypes")
    void aWarmCallAllocatesNothing(Program program, ElementType type) {
        KernelPlan plan = Planner.plan(program);
        Executable executable = Objects.requireNonNull(opened).compile(plan, type);
        List<Trial.Bound> batches = Stream.of(sizes(70, 10), sizes(33, 70))
                .map(sizes -> new Trial(plan, type, sizes).ordinary().bind(executable)).toList();
        Allocation.requireNone(plan.name() + " in " + type.text(), executable, batches);
    }

    private static Map<Axis, Integer> sizes(int rows, int classes) {
        return Map.of(SamplePrograms.N, rows, SamplePrograms.C, classes, SamplePrograms.D, 9);
    }
}
