// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.simd.kernel.Level;
import java.util.stream.IntStream;

/// A sweep without inner axes whose entries all lie where the row's number says: nothing is packed, one index serves all.
final class FlatWalk extends SweepWalk {
    private final int[] moving;

    FlatWalk(SweepRun run, Worker worker) {
        super(run, worker);
        moving = IntStream.range(0, loads.length + stores.length).filter(i -> operand(i).level() == Level.ROW)
                .toArray();
    }

    private Operand operand(int tensor) {
        return tensor < loads.length ? loads[tensor] : stores[tensor - loads.length];
    }

    @Override
    void bind() {
        for (int i = 0; i < loads.length + stores.length; i++) {
            run.put(i, arrays[operand(i).slot()], operand(i).base(), 0);
        }
    }

    @Override
    void block() {
        for (int tensor : moving) {
            run.places[2 * tensor] = packer.rowFrom;
        }
        run.run(packer.rows);
        for (int i = 0; i < folds.length; i++) {
            addToTotal(folds[i], elements.fold(folds[i].op(), run.lanes(i), scratch));
        }
    }
}
