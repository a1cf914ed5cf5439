// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.simd.kernel.Kernel;
import dev.thalweg.simd.kernel.Level;

/// A sweep across the sixteen rows of a block, position after position.
///
/// Entries are read where they lie if those of the sixteen rows are neighbours, else from a packed tile in which they are. Tiles of
/// rows up to one run stay valid for the block, so a value that only the nest itself needs never leaves its tile.
final class AcrossWalk extends SweepWalk {
    private final int positions;
    private final int length;
    private final boolean[] needed;

    AcrossWalk(SweepRun run, Worker worker, NestLayout layout) {
        super(run, worker);
        positions = run.layout.positions();
        length = run.layout.run();
        needed = new boolean[stores.length];
        for (int i = 0; i < needed.length; i++) {
            needed[i] = positions > length
                    || layout.isNeeded(stores[i], run.layout.part().code().targetNames().get(i));
        }
    }

    @Override
    void block() {
        run.clearSums();
        for (int from = 0; from < positions; from += length) {
            run(from, Math.min(length, positions - from));
        }
        for (int i = 0; i < folds.length; i++) {
            finish(folds[i], run.sums[i]);
        }
    }

    private void finish(SweepLayout.FoldTarget fold, double[] sums) {
        if (fold.total() < 0) {
            for (int lane = 0; lane < packer.rows; lane++) {
                writeRow(fold, lane, sums[lane]);
            }
            return;
        }
        for (int lane = packer.rows; lane < Kernel.LANES; lane++) {
            sums[lane] = fold.op().identity();
        }
        addToTotal(fold, Elements.fold(fold.op(), sums));
    }

    private void run(int from, int count) {
        for (int i = 0; i < loads.length; i++) {
            put(i, loads[i], from, count);
        }
        for (int i = 0; i < stores.length; i++) {
            Operand store = stores[i];
            if (isInPlace(store)) {
                putInPlace(run.storeTensor(i), store, from);
            } else {
                run.put(run.storeTensor(i), packer.run(store, length * Kernel.LANES), 0, Kernel.LANES);
            }
        }
        run.run(count);
        for (int i = 0; i < stores.length; i++) {
            finish(i, from, count);
        }
        for (int i = 0; i < folds.length; i++) {
            double[] sums = run.sums[i];
            for (int lane = 0; lane < Kernel.LANES; lane++) {
                sums[lane] = Elements.fold(folds[i].op(), sums[lane], elements.get(run.lanes(i), lane));
            }
        }
    }

    private void finish(int store, int from, int count) {
        Operand operand = stores[store];
        if (isInPlace(operand)) {
            return;
        }
        if (positions <= length) {
            packer.validate(operand);
        }
        if (needed[store]) {
            packer.unpack(operand, packer.rowFrom, packer.rows, from, count, 1, Kernel.LANES,
                    run.tensors[run.storeTensor(store)]);
        }
    }

    private void put(int tensor, Operand operand, int from, int count) {
        switch (operand.level()) {
            case UNIFORM -> putUniform(tensor, operand);
            case ROW -> putRow(tensor, operand);
            case COLUMN -> putColumn(tensor, operand, from, count);
            case ELEMENT -> {
                if (isInPlace(operand)) {
                    putInPlace(tensor, operand, from);
                } else {
                    putTile(tensor, operand, from, count);
                }
            }
        }
    }

    private void putRow(int tensor, Operand operand) {
        if (operand.local()) {
            run.put(tensor, arrays[operand.slot()], 0, 0);
        } else if (operand.hasContiguousRows() && packer.rows == Kernel.LANES) {
            run.put(tensor, arrays[operand.slot()], operand.base() + operand.rows().offset(packer.rowFrom), 0);
        } else {
            run.put(tensor, packer.perRow(operand, Kernel.LANES), 0, 0);
        }
    }

    private void putColumn(int tensor, Operand operand, int from, int count) {
        if (operand.isPlain() && operand.inner().isLinear()) {
            run.put(tensor, arrays[operand.slot()], operand.base() + operand.inner().offset(from),
                    operand.inner().stride());
            return;
        }
        Object packed = packer.run(operand, length);
        packer.pack(operand, packer.rowFrom, 1, from, count, 1, 1, packed);
        run.put(tensor, packed, 0, 1);
    }

    private boolean isInPlace(Operand operand) {
        return packer.rows == Kernel.LANES && operand.level() == Level.ELEMENT && operand.hasContiguousRows()
                && operand.inner().isLinear() && !operand.local();
    }

    private void putInPlace(int tensor, Operand operand, int from) {
        int base = operand.base() + operand.rows().offset(packer.rowFrom) + operand.inner().offset(from);
        run.put(tensor, arrays[operand.slot()], base, operand.inner().stride());
    }

    private void putTile(int tensor, Operand operand, int from, int count) {
        Object tile = packer.run(operand, length * Kernel.LANES);
        if (positions > length || !packer.isValid(operand)) {
            packer.pack(operand, packer.rowFrom, packer.rows, from, count, 1, Kernel.LANES, tile);
            packer.validate(operand);
        }
        run.put(tensor, tile, 0, Kernel.LANES);
    }
}
