// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.ElementType;
import dev.thalweg.simd.kernel.Kernel;
import java.util.Arrays;
import java.util.List;

/// Runs chunks of a nest on one thread, with memory of its own for variables of rows and for packed runs.
final class NestWorker implements ChunkWorker {
    private final NestLayout layout;
    private final Elements elements;
    private final Packer packer;
    private final SweepRun[] runs;
    private final SweepWalk[] walks;
    private final Object[] arrays;
    private final double[] identities;
    private final double[] totals;

    NestWorker(NestLayout layout) {
        this.layout = layout;
        ElementType type = layout.code().context().type();
        elements = Elements.of(type);
        int rows = Math.max(layout.chunkRows(), Kernel.LANES);
        packer = new Packer(type, layout.operandCount(), rows);
        List<Tensors.Tensor> tensors = layout.code().context().tensors().all();
        arrays = new Object[tensors.size()];
        for (int slot = 0; slot < arrays.length; slot++) {
            boolean local = tensors.get(slot).role() == Tensors.Role.LOCAL;
            arrays[slot] = type.newArray(local ? rows : 0);
        }
        packer.arrays = arrays;
        identities = layout.totals().stream().mapToDouble(total -> total.op().identity()).toArray();
        totals = new double[identities.length];
        runs = layout.sweeps().stream().map(sweep -> new SweepRun(sweep, type, rows)).toArray(SweepRun[]::new);
        walks = Arrays.stream(runs).map(this::walk).toArray(SweepWalk[]::new);
    }

    private SweepWalk walk(SweepRun run) {
        SweepWalk.Worker worker = new SweepWalk.Worker(elements, packer, arrays, totals);
        return switch (run.layout.form()) {
            case FLAT, ROWS -> new RowsWalk(run, worker);
            case ALONG -> new AlongWalk(run, worker);
            case ACROSS -> new AcrossWalk(run, worker, layout);
        };
    }

    @Override
    public void bind(Object[] bound) {
        List<Tensors.Tensor> tensors = layout.code().context().tensors().all();
        for (int slot = 0; slot < arrays.length; slot++) {
            if (tensors.get(slot).role() != Tensors.Role.LOCAL) {
                arrays[slot] = bound[slot];
            }
        }
    }

    @Override
    public boolean begin(double[] numbers) {
        boolean isFinal = true;
        for (SweepRun run : runs) {
            isFinal &= run.begin(numbers);
        }
        return isFinal;
    }

    @Override
    public void run(int chunk, double[] partials) {
        for (int i = 0; i < totals.length; i++) {
            totals[i] = identities[i];
        }
        int first = layout.firstRow(chunk);
        packer.block(first, layout.endRow(chunk) - first);
        for (SweepWalk walk : walks) {
            walk.block();
        }
        for (int i = 0; i < totals.length; i++) {
            partials[chunk * totals.length + i] = totals[i];
        }
    }
}
