// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

/// A sweep along the inner positions of each row of the block.
final class AlongWalk extends SweepWalk {
    private final int positions;
    private final int length;

    AlongWalk(SweepRun run, Worker worker) {
        super(run, worker);
        positions = run.layout.positions();
        length = run.layout.run();
    }

    @Override
    void block() {
        for (int lane = 0; lane < packer.rows; lane++) {
            run.clearSums();
            for (int from = 0; from < positions; from += length) {
                run(lane, from, Math.min(length, positions - from));
            }
            for (int i = 0; i < folds.length; i++) {
                if (folds[i].total() < 0) {
                    writeRow(folds[i], lane, run.sums[i][0]);
                }
            }
        }
    }

    private void run(int lane, int from, int count) {
        int row = packer.rowFrom + lane;
        for (int i = 0; i < loads.length; i++) {
            Operand load = loads[i];
            if (!load.isPerPosition()) {
                putPerRow(i, load, lane);
            } else if (!putInPlace(i, load, row, from)) {
                Object packed = packer.run(load, length);
                packer.pack(load, row, 1, from, count, 1, packed);
                run.put(i, packed, 0, 0);
            }
        }
        for (int i = 0; i < stores.length; i++) {
            if (!putInPlace(run.storeTensor(i), stores[i], row, from)) {
                run.put(run.storeTensor(i), packer.run(stores[i], length), 0, 0);
            }
        }
        run.run(count);
        for (int i = 0; i < stores.length; i++) {
            if (!stores[i].hasContiguousInner()) {
                packer.unpack(stores[i], row, 1, from, count, 1, run.tensors[run.storeTensor(i)]);
            }
        }
        fold();
    }

    private void fold() {
        for (int i = 0; i < folds.length; i++) {
            SweepLayout.FoldTarget fold = folds[i];
            double value = elements.fold(fold.op(), run.lanes(i), scratch);
            if (fold.total() >= 0) {
                addToTotal(fold, value);
            } else {
                run.sums[i][0] = Elements.fold(fold.op(), run.sums[i][0], value);
            }
        }
    }

    private void putPerRow(int tensor, Operand operand, int lane) {
        if (!operand.isPerRow()) {
            putUniform(tensor, operand);
        } else if (operand.isPlain()) {
            int row = operand.local() ? lane : packer.rowFrom + lane;
            run.put(tensor, arrays[operand.slot()], operand.base() + operand.rows().offset(row), 0);
        } else {
            run.put(tensor, packer.perRow(operand), lane, 0);
        }
    }

    private boolean putInPlace(int tensor, Operand operand, int row, int from) {
        if (!operand.hasContiguousInner()) {
            return false;
        }
        run.put(tensor, arrays[operand.slot()],
                operand.base() + operand.rows().offset(row) + operand.inner().offset(from), 0);
        return true;
    }
}
