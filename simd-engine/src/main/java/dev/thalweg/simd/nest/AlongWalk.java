// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import java.util.ArrayList;
import java.util.List;

/// A sweep along the inner positions of each row of the block.
final class AlongWalk extends SweepWalk {
    private final int positions;
    private final int length;
    private final Placed[] placed;
    private final Packed[] packed;

    AlongWalk(SweepRun run, Worker worker) {
        super(run, worker);
        positions = run.layout.positions();
        length = run.layout.run();
        List<Placed> read = new ArrayList<>();
        List<Packed> gathered = new ArrayList<>();
        for (int tensor = 0; tensor < loads.length + stores.length; tensor++) {
            boolean isLoad = tensor < loads.length;
            Operand operand = isLoad ? loads[tensor] : stores[tensor - loads.length];
            if (operand.isPlain() && (!operand.isPerPosition() || operand.hasContiguousInner())) {
                read.add(new Placed(tensor, operand));
            } else {
                gathered.add(new Packed(tensor, operand, isLoad));
            }
        }
        placed = read.toArray(Placed[]::new);
        packed = gathered.toArray(Packed[]::new);
    }

    /// What is read or written where it lies: only its place changes from run to run.
    private static final class Placed {
        final int tensor;
        final Operand operand;
        private int start;

        Placed(int tensor, Operand operand) {
            this.tensor = tensor;
            this.operand = operand;
        }

        void begin(SweepRun run, Object[] arrays, int rowFrom) {
            start = operand.base() + operand.rows().offset(operand.local() ? 0 : rowFrom);
            run.put(tensor, arrays[operand.slot()], start, 0);
        }

        /// The places of the rows of a block need not lie equally far apart.
        int place(int rowFrom, int lane, int from) {
            Walk rows = operand.rows();
            int row = rows.isLinear() ? start + lane * rows.stride()
                    : operand.base() + rows.offset(operand.local() ? lane : rowFrom + lane);
            return row + operand.inner().offset(from);
        }
    }

    /// What is packed for each run, or unpacked after it.
    private record Packed(int tensor, Operand operand, boolean isLoad) {
    }

    @Override
    void block() {
        for (Placed each : placed) {
            each.begin(run, arrays, packer.rowFrom);
        }
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
        for (Placed each : placed) {
            run.places[2 * each.tensor] = each.place(packer.rowFrom, lane, from);
        }
        for (Packed each : packed) {
            pack(each, lane, from, count);
        }
        run.run(count);
        for (Packed each : packed) {
            if (!each.isLoad) {
                packer.unpack(each.operand, packer.rowFrom + lane, 1, from, count, 1, run.tensors[each.tensor]);
            }
        }
        fold();
    }

    private void pack(Packed each, int lane, int from, int count) {
        Operand operand = each.operand;
        if (!operand.isPerPosition()) {
            run.put(each.tensor, packer.perRow(operand), operand.isPerRow() ? lane : 0, 0);
            return;
        }
        Object entries = packer.run(operand, length);
        if (each.isLoad) {
            fill(entries, operand, packer.rowFrom + lane, from, count);
        }
        run.put(each.tensor, entries, 0, 0);
    }

    /// What is the same for all rows of the block, and one run long, is packed once for them.
    private void fill(Object entries, Operand load, int row, int from, int count) {
        boolean stays = !load.isPerRow() && length >= positions;
        if (!stays || !packer.isValid(load)) {
            packer.pack(load, row, 1, from, count, 1, entries);
            if (stays) {
                packer.validate(load);
            }
        }
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
}
