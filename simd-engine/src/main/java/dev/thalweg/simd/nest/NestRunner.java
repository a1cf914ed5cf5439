// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.plan.Sizes;

import dev.thalweg.simd.threads.ChunkTask;
import dev.thalweg.simd.threads.WorkerPool;
import java.util.Arrays;

/// Runs a nest for given sizes: its chunks on one thread or several, its totals in the order of the chunks.
public final class NestRunner {
    /// Below so many nanoseconds of estimated work, handing chunks to another thread costs more than it gains.
    private static final double WORTH_SHARING_NANOS = 2_000;
    /// Of one operation on one entry, at 512-bit lanes and four bytes.
    private static final double NANOS_PER_OPERATION = 0.008;
    private static final int BYTES_PER_WIDEST_VECTOR = 64;

    private final NestLayout layout;
    private final WorkerPool pool;
    private final ChunkWorker[] workers;
    private final NestLayout.Total[] totals;
    private final int chunks;
    private final double[] partials;
    private final ChunkTask task;
    private final boolean readsComputed;
    /// Whether workers must take numbers or kernels anew before they run.
    private boolean isStale = true;

    /// For given sizes.
    ///
    /// @param code the nest
    /// @param sizes the sizes
    /// @param pool threads
    /// @param start where the block begins on which the next run works
    /// @param readsComputed whether it reads numbers that are computed at every run, beside those that callers give
    /// @param isAlongside whether chunks are run by whichever thread has come to their rows
    public NestRunner(NestCode code, Sizes sizes, WorkerPool pool, BlockStart start, boolean readsComputed,
            boolean isAlongside) {
        layout = new NestLayout(code.forSizes(sizes), sizes, start, isAlongside);
        this.pool = pool;
        this.readsComputed = readsComputed;
        workers = new ChunkWorker[isAlongside || isWorthSharing() ? pool.threads() : 1];
        Arrays.setAll(workers, _ -> FlatWorker.canRun(layout) ? new FlatWorker(layout) : new NestWorker(layout));
        totals = layout.totals().toArray(NestLayout.Total[]::new);
        chunks = layout.chunks();
        partials = new double[chunks * totals.length];
        task = (chunk, worker) -> workers[worker].run(chunk, partials);
    }

    private boolean isWorthSharing() {
        NestCode.Context context = layout.code().context();
        int bytes = context.type().bytes();
        double slower = (double) BYTES_PER_WIDEST_VECTOR / 4
                / Math.max(1, context.library().target().lanes(context.type()));
        double nanos = layout.work() * NANOS_PER_OPERATION * slower * bytes / 4;
        return layout.chunks() > 1 && nanos > WORTH_SHARING_NANOS;
    }

    /// Takes the arrays on which the next runs work.
    ///
    /// @param arrays the arrays by slot
    public void bind(Object[] arrays) {
        for (ChunkWorker worker : workers) {
            worker.bind(arrays);
        }
    }

    /// Tells that numbers have changed that callers give.
    public void renumber() {
        isStale = true;
    }

    /// Runs the nest.
    ///
    /// @param numbers the numbers by slot; totals are written there
    public void run(double[] numbers) {
        begin(numbers);
        if (workers.length > 1) {
            pool.run(chunks, task);
        } else {
            run(0, chunks, 0);
        }
        end(numbers);
    }

    /// Gets ready for chunks to be run one by one, in any order.
    ///
    /// @param numbers the numbers by slot
    public void begin(double[] numbers) {
        if (isStale) {
            take(numbers);
        }
    }

    /// Runs some chunks.
    ///
    /// @param from the first chunk
    /// @param to the chunk after the last one
    /// @param worker the number of the thread
    public void run(int from, int to, int worker) {
        for (int chunk = from; chunk < to; chunk++) {
            workers[worker].run(chunk, partials);
        }
    }

    /// Completes the totals once every chunk was run.
    ///
    /// @param numbers the numbers by slot; totals are written there
    public void end(double[] numbers) {
        for (int i = 0; i < totals.length; i++) {
            numbers[totals[i].number()] = total(i, numbers);
        }
    }

    /// How many rows it walks.
    ///
    /// @return the rows
    public int rows() {
        return layout.rows();
    }

    /// How many rows a chunk has; the last one may have fewer.
    ///
    /// @return the rows
    public int rowsOfChunk() {
        return layout.chunkRows();
    }

    /// How many chunks there are.
    ///
    /// @return the chunks
    public int chunks() {
        return chunks;
    }

    private void take(double[] numbers) {
        boolean isFinal = true;
        for (ChunkWorker worker : workers) {
            isFinal &= worker.begin(numbers);
        }
        isStale = readsComputed || !isFinal;
    }

    private double total(int index, double[] numbers) {
        NestLayout.Total total = totals[index];
        double sum = layout.goesOn() ? numbers[total.number()] : total.op().identity();
        for (int at = index; at < partials.length; at += totals.length) {
            sum = Elements.fold(total.op(), sum, partials[at]);
        }
        return sum;
    }
}
