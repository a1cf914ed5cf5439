// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Sizes;
import dev.thalweg.simd.threads.ChunkTask;
import dev.thalweg.simd.threads.WorkerPool;
import java.util.Arrays;
import java.util.List;

/// Zeros but for one entry a row, for given sizes. Threads share the positions of the axes before the one scattered along; what lies
/// within such a position is cleared and written together, while it is in a near cache.
final class ScatterRun implements StepRun {
    private static final int ENTRIES_OF_CHUNK = 8192;
    /// Below so many entries, handing chunks to another thread costs more than it gains.
    private static final int WORTH_SHARING = 1 << 17;

    private final StepCode.Scatter step;
    private final WorkerPool pool;
    /// Positions of the axes before the axis, of the axis, and of those after it.
    private final int outer;
    private final int size;
    private final int inner;
    private final int outerOfChunk;
    private final int chunks;
    private final boolean isWorthSharing;
    private final ChunkTask task = this::chunk;
    private Object target = new float[0];
    private Object index = target;
    private Object values = target;
    private double number;

    ScatterRun(StepCode.Scatter step, KernelPlan plan, Sizes sizes, WorkerPool pool) {
        this.step = step;
        this.pool = pool;
        List<Axis> axes = plan.buffer(step.step().target()).axes();
        int at = axes.indexOf(step.step().axis());
        outer = sizes.length(axes.subList(0, at), step.step().target());
        size = sizes.of(step.step().axis());
        inner = sizes.length(axes.subList(at + 1, axes.size()), step.step().target());
        outerOfChunk = Math.max(1, ENTRIES_OF_CHUNK / Math.max(1, size * inner));
        chunks = Math.ceilDiv(outer, outerOfChunk);
        isWorthSharing = outer * size * inner >= WORTH_SHARING;
    }

    @Override
    public void bind(Object[] arrays) {
        target = arrays[step.result()];
        index = arrays[step.index()];
        switch (step.value()) {
            case StepCode.Tensor tensor -> values = arrays[tensor.slot()];
            case StepCode.Constant constant -> number = constant.value();
            case StepCode.Scalar _ -> {
            }
        }
    }

    @Override
    public void renumber() {
        // the number is taken at every run
    }

    @Override
    public void run(double[] numbers) {
        if (step.value() instanceof StepCode.Scalar scalar) {
            number = numbers[scalar.slot()];
        }
        if (isWorthSharing) {
            pool.run(chunks, task);
            return;
        }
        for (int chunk = 0; chunk < chunks; chunk++) {
            chunk(chunk, 0);
        }
    }

    private void chunk(int chunk, int worker) {
        int from = chunk * outerOfChunk;
        int to = Math.min(outer, from + outerOfChunk);
        if (target instanceof float[] floats) {
            Arrays.fill(floats, from * size * inner, to * size * inner, 0);
            write(floats, from, to);
        } else if (target instanceof double[] doubles) {
            Arrays.fill(doubles, from * size * inner, to * size * inner, 0);
            write(doubles, from, to);
        }
    }

    private void write(float[] floats, int from, int to) {
        boolean isNumber = !(step.value() instanceof StepCode.Tensor);
        for (int row = from * inner; row < to * inner; row++) {
            int place = place(row);
            if (place >= 0) {
                floats[place] = isNumber ? (float) number : ((float[]) values)[row];
            }
        }
    }

    private void write(double[] doubles, int from, int to) {
        boolean isNumber = !(step.value() instanceof StepCode.Tensor);
        for (int row = from * inner; row < to * inner; row++) {
            int place = place(row);
            if (place >= 0) {
                doubles[place] = isNumber ? number : ((double[]) values)[row];
            }
        }
    }

    /// Where the entry of a row lies, or −1 if it has none.
    private int place(int row) {
        int at = index instanceof int[] labels ? labels[row] : whole(row);
        if (at < 0 || at >= size) {
            return -1;
        }
        return inner == 1 ? row * size + at : (row / inner * size + at) * inner + row % inner;
    }

    private int whole(int row) {
        double at = index instanceof float[] floats ? floats[row] : ((double[]) index)[row];
        return at == Math.rint(at) && Math.abs(at) < size ? (int) at : -1;
    }
}
