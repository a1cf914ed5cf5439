// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.code.Level;
import dev.thalweg.api.formula.Reduction;
import dev.thalweg.simd.kernel.Form;
import dev.thalweg.simd.kernel.Kernel;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Runs chunks of a nest of one sweep whose entries all lie where the row's number says: nothing is packed, one index serves all. What
/// small losses and optimizers cost beyond their kernels is spent here, so this does the least there is to do.
final class FlatWorker implements ChunkWorker {
    private final SweepRun run;
    private final Elements elements;
    private final double[] scratch = new double[Kernel.LANES];
    private final Operand[] operands;
    private final Reduction[] totals;
    private final FlatChunks chunks;
    private final int first;

    FlatWorker(NestLayout layout) {
        SweepLayout sweep = layout.sweeps().getFirst();
        ElementType type = layout.code().context().type();
        run = new SweepRun(sweep, type, Kernel.LANES);
        elements = Elements.of(type);
        operands = Stream.of(sweep.loads(), sweep.stores()).flatMap(List::stream).toArray(Operand[]::new);
        first = IntStream.range(0, operands.length).filter(i -> operands[i].level() == Level.ROW).findFirst().orElse(0);
        totals = layout.totals().stream().map(NestLayout.Total::op).toArray(Reduction[]::new);
        chunks = layout.flatChunks();
    }

    /// Whether a nest can be run like this.
    static boolean canRun(NestLayout layout) {
        return layout.sweeps().size() == 1 && layout.sweeps().getFirst().form() == Form.FLAT;
    }

    @Override
    public void bind(Object[] arrays) {
        for (int i = 0; i < operands.length; i++) {
            run.put(i, arrays[operands[i].slot()], operands[i].base(), 0);
        }
    }

    @Override
    public boolean begin(double[] numbers) {
        return run.begin(numbers);
    }

    @Override
    public void run(int chunk, double[] partials) {
        run.places[2 * first] = chunks.from(chunk);
        run.run(chunks.length(chunk));
        for (int i = 0; i < totals.length; i++) {
            partials[chunk * totals.length + i] = elements.fold(totals[i], run.lanes(i), 0, scratch);
        }
    }
}
