// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.ElementType;
import dev.thalweg.simd.kernel.Kernel;
import java.util.List;

/// Runs chunks of a nest on one thread, with memory of its own for variables of rows and for packed runs.
final class NestWorker {
    private final NestLayout layout;
    private final Elements elements;
    private final Packer packer;
    private final List<SweepRun> runs;
    private final List<SweepWalk> walks;
    private final Object[] arrays;
    private final double[] totals;

    NestWorker(NestLayout layout) {
        this.layout = layout;
        ElementType type = layout.code().context().type();
        elements = Elements.of(type);
        packer = new Packer(type, layout.operandCount(), Math.max(layout.blockRows(), Kernel.LANES));
        List<Tensors.Tensor> tensors = layout.code().context().tensors().all();
        arrays = new Object[tensors.size()];
        for (int slot = 0; slot < arrays.length; slot++) {
            boolean local = tensors.get(slot).role() == Tensors.Role.LOCAL;
            arrays[slot] = type.newArray(local ? Math.max(layout.blockRows(), Kernel.LANES) : 0);
        }
        packer.arrays = arrays;
        totals = new double[layout.totals().size()];
        runs = layout.sweeps().stream().map(sweep -> new SweepRun(sweep, type)).toList();
        walks = runs.stream().map(this::walk).toList();
    }

    private SweepWalk walk(SweepRun run) {
        SweepWalk.Worker worker = new SweepWalk.Worker(elements, packer, arrays, totals);
        return switch (run.layout.form()) {
            case ROWS -> new RowsWalk(run, worker);
            case ALONG -> new AlongWalk(run, worker);
            case ACROSS -> new AcrossWalk(run, worker, layout);
        };
    }

    /// Takes the arrays and numbers of a call.
    void begin(Object[] bound, double[] numbers) {
        List<Tensors.Tensor> tensors = layout.code().context().tensors().all();
        for (int slot = 0; slot < arrays.length; slot++) {
            if (tensors.get(slot).role() != Tensors.Role.LOCAL) {
                arrays[slot] = bound[slot];
            }
        }
        for (int i = 0; i < runs.size(); i++) {
            runs.get(i).begin(numbers);
        }
    }

    /// Runs a chunk.
    ///
    /// @param chunk which
    /// @param partials where its totals go: those of a chunk side by side
    void run(int chunk, double[] partials) {
        for (int i = 0; i < totals.length; i++) {
            totals[i] = layout.totals().get(i).op().identity();
        }
        int end = Math.min(layout.rows(), (chunk + 1) * layout.chunkRows());
        for (int row = chunk * layout.chunkRows(); row < end; row += layout.blockRows()) {
            packer.block(row, Math.min(layout.blockRows(), end - row));
            for (int i = 0; i < walks.size(); i++) {
                walks.get(i).block();
            }
        }
        System.arraycopy(totals, 0, partials, chunk * totals.length, totals.length);
    }
}
