// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.gpu.run;

import dev.thalweg.api.backend.Bindings;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.plan.Buffer;
import dev.thalweg.api.plan.Home;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.PlanOutput;
import dev.thalweg.api.plan.Reads;
import dev.thalweg.api.plan.Sizes;
import dev.thalweg.api.plan.Step;
import dev.thalweg.gpu.emit.Memories;
import dev.thalweg.gpu.emit.StepText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A plan for given sizes: everything that follows from them alone.
final class Resolution {
    private final KernelPlan plan;
    private final Workshop workshop;
    private final int[] given;
    private final Sizes sizes;
    private final int[] lengths;
    private final List<Need> needs;
    private final StepRun[] steps;
    private final List<StepRun> late = new ArrayList<>();

    /// @param given the size of each axis of the plan
    Resolution(OpenClExecutable executable, Bindings bindings, int[] given, Workshop workshop) {
        this.workshop = workshop;
        this.given = given;
        plan = executable.plan();
        sizes = new Sizes(plan.axes(), given, plan.fused());
        lengths = bindings.lengths(sizes);
        Memories memories = executable.text().memories();
        Map<String, Integer> needed = new LinkedHashMap<>();
        for (Expr.Input input : plan.inputs()) {
            need(needed, memories.of(input.name()), length(input.axes(), input.name(), sizes));
        }
        for (PlanOutput output : plan.outputs()) {
            if (!output.isScalar()) {
                need(needed, memories.of(output.source()), length(output.axes(), output.name(), sizes));
            }
        }
        Map<String, Sizes> blocked = new HashMap<>();
        steps = runs(executable.text().steps(), sizes, new BlockStart(), blocked);
        for (Buffer buffer : plan.buffers()) {
            if (buffer.home() == Home.SCRATCH && buffer.inside().isEmpty()) {
                need(needed, memories.of(buffer.name()),
                        length(buffer.axes(), buffer.name(), blocked.getOrDefault(buffer.name(), sizes)));
            }
        }
        needs = needed.entrySet().stream().map(need -> new Need(need.getKey(), need.getValue())).toList();
    }

    private static void need(Map<String, Integer> needed, String memory, int entries) {
        needed.merge(memory, entries, Math::max);
    }

    private static int length(List<Axis> axes, String name, Sizes of) {
        return of.length(axes, name);
    }

    private StepRun[] runs(List<StepText> texts, Sizes of, BlockStart start, Map<String, Sizes> blocked) {
        List<StepRun> runs = new ArrayList<>();
        for (StepText step : texts) {
            switch (step) {
                case StepText.Nest nest -> runs.add(new NestRun(nest, of, start, workshop));
                case StepText.Product product -> runs.add(new ProductRun(product, of, start, workshop));
                case StepText.Rows rows -> runs.add(new RowsRun(rows.step(), of, workshop));
                case StepText.Blocks blocks -> runs.add(blocks(blocks, blocked));
                case StepText.Scalars scalars ->
                    (workshop.executable().isLate(scalars.step()) ? late : runs).add(scalars(scalars.step()));
            }
        }
        return runs.toArray(StepRun[]::new);
    }

    private StepRun scalars(Step.Scalars step) {
        return new ScalarRun(workshop.executable().scalars(step), workshop.totals().has(Reads.of(step)),
                workshop.totals());
    }

    private StepRun blocks(StepText.Blocks blocks, Map<String, Sizes> blocked) {
        Axis axis = blocks.step().axis();
        Set<String> local = Set.copyOf(blocks.step().local());
        int size = sizes.of(axis);
        int rows = Step.Blocks.rows(size, entriesOfRow(local, axis));
        Sizes whole = sizes.block(axis, rows, local);
        local.forEach(name -> blocked.put(name, whole));
        BlockStart start = new BlockStart();
        int rest = size % rows;
        StepRun[] last = rest == 0 && size > 0 ? new StepRun[0]
                : runs(blocks.steps(), sizes.block(axis, rest, local), start, blocked);
        return new BlocksRun(size, rows, start, runs(blocks.steps(), whole, start, blocked), last);
    }

    private long entriesOfRow(Set<String> local, Axis axis) {
        Sizes row = sizes.block(axis, 1, local);
        return plan.buffers().stream().filter(b -> local.contains(b.name()) && b.inside().isEmpty())
                .mapToLong(b -> length(b.axes(), plan.name(), row)).sum();
    }

    boolean isFor(int[] others) {
        return Arrays.equals(given, others);
    }

    Sizes sizes() {
        return sizes;
    }

    /// How many entries each bound array must have.
    int[] lengths() {
        return lengths;
    }

    /// How many entries each memory must have.
    List<Need> needs() {
        return needs;
    }

    /// Runs or enqueues all that the device does.
    void run(double[] numbers) {
        for (StepRun step : steps) {
            step.run(numbers);
        }
    }

    /// Waits for the device, and computes the numbers that callers ask for.
    void finish(double[] numbers) {
        workshop.totals().bring(numbers);
        for (int i = 0; i < late.size(); i++) {
            late.get(i).run(numbers);
        }
    }

    /// Device memory for a tensor, or for several in turn.
    ///
    /// @param memory its name
    /// @param entries how many entries it must have
    record Need(String memory, int entries) {
    }
}
