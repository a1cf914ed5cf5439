// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd;

import dev.thalweg.api.formula.RowCall;
import dev.thalweg.api.plan.KernelPlan;
import dev.thalweg.api.plan.Sizes;
import dev.thalweg.simd.threads.ChunkTask;
import dev.thalweg.simd.threads.WorkerPool;
import java.util.Arrays;

/// An operation over whole rows for given sizes. Threads share the rows, some thousand entries at a time.
final class RowsRun implements StepRun {
    private static final int ENTRIES_OF_CHUNK = 4096;

    private final StepCode.Rows step;
    private final WorkerPool pool;
    private final RowCall[] calls;
    private final int rows;
    private final int rowsOfChunk;
    private final Object[] arguments;
    private final double[] number = new double[1];
    private final ChunkTask task = this::chunk;
    private Object result;

    RowsRun(StepCode.Rows step, KernelPlan plan, Sizes sizes, WorkerPool pool) {
        this.step = step;
        this.pool = pool;
        var value = step.step().value();
        RowCall first = new RowCall(value.operation(), value.arguments().stream().map(RowCall::layout).toList(),
                plan.buffer(step.step().target()).axes(), sizes::of);
        rows = first.rows();
        rowsOfChunk = Math.max(1, ENTRIES_OF_CHUNK / Math.max(1, first.entries()));
        calls = new RowCall[rows > rowsOfChunk ? pool.threads() : 1];
        Arrays.setAll(calls, i -> i == 0 ? first : first.another());
        arguments = step.arguments().stream()
                .map(a -> a instanceof StepCode.Constant c ? new double[] {c.value()} : new double[1]).toArray();
        result = number;
    }

    @Override
    public void bind(Object[] arrays) {
        for (int i = 0; i < arguments.length; i++) {
            if (step.arguments().get(i) instanceof StepCode.Tensor tensor) {
                arguments[i] = arrays[tensor.slot()];
            }
        }
        result = step.isNumber() ? number : arrays[step.result()];
    }

    @Override
    public void renumber() {
        // numbers are taken at every run
    }

    @Override
    public void run(double[] numbers) {
        for (int i = 0; i < arguments.length; i++) {
            if (step.arguments().get(i) instanceof StepCode.Scalar given
                    && arguments[i] instanceof double[] held) {
                held[0] = numbers[given.slot()];
            }
        }
        pool.run(Math.ceilDiv(rows, rowsOfChunk), task);
        if (step.isNumber()) {
            numbers[step.result()] = number[0];
        }
    }

    private void chunk(int chunk, int worker) {
        int end = Math.min(rows, (chunk + 1) * rowsOfChunk);
        for (int row = chunk * rowsOfChunk; row < end; row++) {
            calls[worker].run(row, arguments, result);
        }
    }
}
