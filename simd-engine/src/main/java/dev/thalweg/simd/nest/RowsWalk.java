// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.code.Level;

/// A sweep without inner axes: one run over the rows of the block.
final class RowsWalk extends SweepWalk {
    RowsWalk(SweepRun run, Worker worker) {
        super(run, worker);
    }

    @Override
    void block() {
        for (int i = 0; i < loads.length; i++) {
            put(i, loads[i], true);
        }
        for (int i = 0; i < stores.length; i++) {
            put(run.storeTensor(i), stores[i], false);
        }
        run.run(packer.rows);
        for (int i = 0; i < stores.length; i++) {
            Operand store = stores[i];
            if (!store.hasContiguousRows()) {
                packer.unpack(store, packer.rowFrom, packer.rows, 0, 1, 1, run.tensors[run.storeTensor(i)]);
            }
        }
        for (int i = 0; i < folds.length; i++) {
            addToTotal(folds[i], elements.fold(folds[i].op(), run.lanes(i), 0, scratch));
        }
    }

    private void put(int tensor, Operand operand, boolean read) {
        if (operand.level() == Level.UNIFORM) {
            putUniform(tensor, operand);
        } else if (operand.local()) {
            run.put(tensor, arrays[operand.slot()], 0, 0);
        } else if (operand.hasContiguousRows()) {
            run.put(tensor, arrays[operand.slot()], operand.base() + operand.rows().offset(packer.rowFrom), 0);
        } else {
            run.put(tensor, read ? packer.perRow(operand) : packer.run(operand, packer.rows), 0, 0);
        }
    }
}
