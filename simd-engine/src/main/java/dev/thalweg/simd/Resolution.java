// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.Buffer;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.ScalarProgram;
import dev.thalweg.api.plan.Sizes;
import dev.thalweg.api.plan.Step;
import dev.thalweg.simd.nest.BlockStart;
import dev.thalweg.simd.nest.NestRunner;
import dev.thalweg.simd.nest.Tensors;
import dev.thalweg.simd.product.ParallelProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A plan for given sizes: everything that follows from them alone.
final class Resolution {
    private final SimdExecutable executable;
    private final ParallelProduct products;
    private final int[] given;
    private final Sizes sizes;
    private final int[] lengths;
    private final StepRun[] steps;

    Resolution(SimdExecutable executable, int[] given, ParallelProduct products) {
        this.executable = executable;
        this.products = products;
        this.given = given.clone();
        sizes = new Sizes(executable.plan().axes(), given, executable.plan().fused());
        lengths = executable.tensors().all().stream().mapToInt(tensor -> length(tensor, sizes)).toArray();
        steps = runs(executable.steps(), sizes, new BlockStart());
    }

    private static int length(Tensors.Tensor tensor, Sizes sizes) {
        return sizes.length(tensor.axes(), tensor.name());
    }

    private StepRun[] runs(List<StepCode> codes, Sizes of, BlockStart start) {
        List<StepRun> runs = new ArrayList<>();
        for (StepCode step : codes) {
            switch (step) {
                case StepCode.Nest nest -> runs.add(new NestRun(runner(nest, of, start, false)));
                case StepCode.Product product -> runs.add(new ProductRun(product, of, start, products));
                case StepCode.Rows rows -> runs.add(new RowsRun(rows, executable.plan(), of,
                        executable.backend().pool()));
                case StepCode.Scatter scatter -> runs.add(new ScatterRun(scatter, executable.plan(), of,
                        executable.backend().pool()));
                case StepCode.Fused fused -> runs.add(fused(fused, of, start));
                case StepCode.Blocks blocks -> runs.add(blocks(blocks));
                case StepCode.Scalars scalars -> {
                    if (!scalars.isEarly()) {
                        runs.add(new ScalarRun(scalars.program()));
                    }
                }
            }
        }
        return runs.toArray(StepRun[]::new);
    }

    private NestRunner runner(StepCode.Nest nest, Sizes of, BlockStart start, boolean isAlongside) {
        return new NestRunner(nest.code(), of, executable.backend().pool(), start, nest.readsComputed(), isAlongside);
    }

    private StepRun fused(StepCode.Fused fused, Sizes of, BlockStart start) {
        return new FusedRun(fused.prologue().stream().map(nest -> runner(nest, of, start, true)).toList(),
                new ProductRun(fused.product(), of, start, products),
                fused.epilogue().stream().map(nest -> runner(nest, of, start, true)).toList());
    }

    private StepRun blocks(StepCode.Blocks blocks) {
        Axis axis = blocks.step().axis();
        Set<String> local = new HashSet<>(blocks.step().local());
        int size = sizes.of(axis);
        int rows = Step.Blocks.rows(size, entriesOfRow(local, axis));
        Sizes whole = sizes.block(axis, rows, local);
        for (int slot = 0; slot < lengths.length; slot++) {
            Tensors.Tensor tensor = executable.tensors().all().get(slot);
            lengths[slot] = local.contains(tensor.name()) ? length(tensor, whole) : lengths[slot];
        }
        BlockStart start = new BlockStart();
        int rest = size % rows;
        StepRun[] last = rest == 0 && size > 0 ? new StepRun[0]
                : runs(blocks.steps(), sizes.block(axis, rest, local), start);
        return new BlocksRun(size, rows, start, runs(blocks.steps(), whole, start), last);
    }

    private long entriesOfRow(Set<String> local, Axis axis) {
        KernelPlan plan = executable.plan();
        Sizes row = sizes.block(axis, 1, local);
        return plan.buffers().stream().filter(b -> local.contains(b.name()) && b.inside().isEmpty()).map(Buffer::axes)
                .mapToLong(axes -> row.length(axes, plan.name())).sum();
    }

    boolean isFor(int[] others) {
        return Arrays.equals(given, others);
    }

    Sizes sizes() {
        return sizes;
    }

    /// How many entries each array must have.
    int[] lengths() {
        return lengths;
    }

    void bind(Object[] arrays) {
        for (StepRun step : steps) {
            step.bind(arrays);
        }
    }

    void renumber() {
        for (StepRun step : steps) {
            step.renumber();
        }
    }

    void run(double[] numbers) {
        for (StepRun step : steps) {
            step.run(numbers);
        }
    }

    private record NestRun(NestRunner runner) implements StepRun {
        @Override
        public void bind(Object[] arrays) {
            runner.bind(arrays);
        }

        @Override
        public void renumber() {
            runner.renumber();
        }

        @Override
        public void run(double[] numbers) {
            runner.run(numbers);
        }
    }

    private record ScalarRun(ScalarProgram program) implements StepRun {
        @Override
        public void bind(Object[] arrays) {
            // scalar code knows no arrays
        }

        @Override
        public void renumber() {
            // it reads them at every run
        }

        @Override
        public void run(double[] numbers) {
            program.run(numbers);
        }
    }
}
