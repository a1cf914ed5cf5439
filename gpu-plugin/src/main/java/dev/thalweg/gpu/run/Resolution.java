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
    private final Map<String, Integer> needs = new HashMap<>();
    private final StepRun[] steps;

    /// @param given the size of each axis of the plan
    Resolution(OpenClExecutable executable, Bindings bindings, int[] given, Workshop workshop) {
        this.workshop = workshop;
        this.given = given;
        plan = executable.plan();
        sizes = new Sizes(plan.axes(), given, plan.fused());
        lengths = bindings.lengths(sizes);
        Memories memories = executable.text().memories();
        for (Expr.Input input : plan.inputs()) {
            need(memories.of(input.name()), length(input.axes(), input.name(), sizes));
        }
        for (PlanOutput output : plan.outputs()) {
            if (!output.isScalar()) {
                need(memories.of(output.source()), length(output.axes(), output.name(), sizes));
            }
        }
        Map<String, Sizes> blocked = new HashMap<>();
        steps = runs(executable.text().steps(), sizes, new BlockStart(), blocked);
        for (Buffer buffer : plan.buffers()) {
            if (buffer.home() == Home.SCRATCH && buffer.inside().isEmpty()) {
                need(memories.of(buffer.name()),
                        length(buffer.axes(), buffer.name(), blocked.getOrDefault(buffer.name(), sizes)));
            }
        }
    }

    private void need(String memory, int entries) {
        needs.merge(memory, entries, Math::max);
    }

    private static int length(List<Axis> axes, String name, Sizes of) {
        return of.length(axes, name);
    }

    private StepRun[] runs(List<StepText> texts, Sizes of, BlockStart start, Map<String, Sizes> blocked) {
        List<StepRun> runs = new ArrayList<>();
        for (StepText step : texts) {
            runs.add(switch (step) {
                case StepText.Nest nest -> new NestRun(nest, of, start, workshop);
                case StepText.Product product -> new ProductRun(product, of, start, workshop);
                case StepText.Rows rows -> new RowsRun(rows.step(), of, workshop);
                case StepText.Blocks blocks -> blocks(blocks, blocked);
                case StepText.Scalars scalars -> new ScalarRun(workshop.executable().scalars(scalars.step()),
                        workshop.totals().has(Reads.of(scalars.step())), workshop.totals());
            });
        }
        return runs.toArray(StepRun[]::new);
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
    Map<String, Integer> needs() {
        return needs;
    }

    /// Whether an input is of any use on the device.
    boolean uses(String memory) {
        return needs.containsKey(memory);
    }

    void run(double[] numbers) {
        for (StepRun step : steps) {
            step.run(numbers);
        }
    }
}
