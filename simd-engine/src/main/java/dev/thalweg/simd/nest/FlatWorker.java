// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.ElementType;
import dev.thalweg.simd.kernel.Kernel;
import dev.thalweg.simd.kernel.Level;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Runs chunks of a nest whose entries all lie where the row's number says: nothing is packed, one index serves all. What small
/// losses and optimizers cost beyond their kernels is spent here, so this does the least there is to do.
final class FlatWorker implements ChunkWorker {
    private final FlatSweep[] sweeps;
    private final int rows;
    private final int totals;

    FlatWorker(NestLayout layout) {
        ElementType type = layout.code().context().type();
        sweeps = layout.sweeps().stream().map(sweep -> new FlatSweep(sweep, type)).toArray(FlatSweep[]::new);
        rows = layout.rows();
        totals = layout.totals().size();
    }

    @Override
    public void bind(Object[] arrays) {
        for (FlatSweep sweep : sweeps) {
            sweep.bind(arrays);
        }
    }

    @Override
    public void begin(double[] numbers) {
        for (FlatSweep sweep : sweeps) {
            sweep.run.begin(numbers);
        }
    }

    @Override
    public void run(int chunk, double[] partials) {
        int from = chunk * NestLayout.CHUNK;
        int count = Math.min(NestLayout.CHUNK, rows - from);
        for (FlatSweep sweep : sweeps) {
            sweep.run(from, count, partials, chunk * totals);
        }
    }

    /// A sweep over all rows of a chunk.
    private static final class FlatSweep {
        private final SweepRun run;
        private final Elements elements;
        private final double[] scratch = new double[Kernel.LANES];
        private final Operand[] operands;
        private final int[] moving;
        private final SweepLayout.FoldTarget[] folds;

        FlatSweep(SweepLayout layout, ElementType type) {
            run = new SweepRun(layout, type, Kernel.LANES);
            elements = Elements.of(type);
            operands = Stream.of(layout.loads(), layout.stores()).flatMap(List::stream).toArray(Operand[]::new);
            moving = IntStream.range(0, operands.length).filter(i -> operands[i].level() == Level.ROW).toArray();
            folds = layout.folds().toArray(SweepLayout.FoldTarget[]::new);
        }

        void bind(Object[] arrays) {
            for (int i = 0; i < operands.length; i++) {
                run.put(i, arrays[operands[i].slot()], operands[i].base(), 0);
            }
        }

        void run(int from, int count, double[] partials, int at) {
            for (int tensor : moving) {
                run.places[2 * tensor] = from;
            }
            run.run(count);
            for (int i = 0; i < folds.length; i++) {
                partials[at + folds[i].total()] = elements.fold(folds[i].op(), run.lanes(i), scratch);
            }
        }
    }
}
