// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.api.code.Level;
import dev.thalweg.simd.kernel.Kernel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A sweep across the rows of a block, position after position.
///
/// Entries are read where they lie if those of the rows are neighbours, else from a packed tile in which they are. Tiles of rows up
/// to one run stay valid for the block, so a value that only the nest itself needs never leaves its tile. Tiles are as wide as a
/// multiple of sixteen rows; what the kernel finds and leaves in the lanes behind the last row means nothing.
final class AcrossWalk extends SweepWalk {
    private final int positions;
    private final int length;
    private final boolean[] needed;
    private final boolean[] direct;
    /// For each load and store what packs it row by row, if that is possible.
    private final @Nullable Transposer[] transposers;
    /// The rows of the block, filled up to a multiple of sixteen.
    private int width;

    AcrossWalk(SweepRun run, Worker worker, NestLayout layout) {
        super(run, worker);
        positions = run.layout.positions();
        length = run.layout.run();
        needed = new boolean[stores.length];
        for (int i = 0; i < needed.length; i++) {
            needed[i] = positions > length
                    || layout.isNeeded(stores[i], run.layout.part().code().targetNames().get(i));
        }
        transposers = new @Nullable Transposer[loads.length + stores.length];
        NestCode.Context context = layout.code().context();
        for (int i = 0; i < transposers.length; i++) {
            boolean isStore = i >= loads.length;
            Operand operand = isStore ? stores[i - loads.length] : loads[i];
            // a row axis that the tensor lacks leaves all rows at one place
            boolean isApart = operand.rows().stride() >= positions || layout.rows() == 1;
            if (positions > 0 && positions <= length && operand.hasRegularRows() && isApart
                    && (!isStore || operand.rows().stride() == positions)) {
                transposers[i] = new Transposer(context.library(), context.type(), positions);
            }
        }
        direct = new boolean[folds.length];
        for (int i = 0; i < direct.length; i++) {
            Operand variable = folds[i].row();
            direct[i] = variable != null && variable.local() && positions > 0 && positions <= length;
            if (direct[i]) {
                run.foldInto(i, arrays[Objects.requireNonNull(variable).slot()]);
            }
        }
    }

    @Override
    void block() {
        width = Math.ceilDiv(packer.rows, Kernel.LANES) * Kernel.LANES;
        run.rows(width);
        for (int i = 0; i < folds.length; i++) {
            if (!direct[i]) {
                Arrays.fill(run.sums[i], 0, width, folds[i].op().identity());
            }
        }
        for (int from = 0; from < positions; from += length) {
            run(from, Math.min(length, positions - from));
        }
        for (int i = 0; i < folds.length; i++) {
            if (!direct[i]) {
                finish(folds[i], run.sums[i]);
            }
        }
    }

    private void finish(SweepLayout.FoldTarget fold, double[] sums) {
        if (fold.row() != null) {
            writeRows(fold, sums);
            return;
        }
        Arrays.fill(sums, packer.rows, width, fold.op().identity());
        for (int row = 0; row < width; row += Kernel.LANES) {
            System.arraycopy(sums, row, scratch, 0, Kernel.LANES);
            addToTotal(fold, Elements.fold(fold.op(), scratch));
        }
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
                run.put(run.storeTensor(i), packer.run(store, length * width), 0, width);
            }
        }
        run.run(count);
        for (int i = 0; i < stores.length; i++) {
            finish(i, from, count);
        }
        for (int i = 0; i < folds.length; i++) {
            if (!direct[i]) {
                elements.fold(folds[i].op(), run.lanes(i), run.sums[i], width);
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
        if (!needed[store]) {
            return;
        }
        Transposer transposer = transposers[run.storeTensor(store)];
        if (transposer != null) {
            transposer.unpack(run.tensors[run.storeTensor(store)], width, arrays[operand.slot()],
                    place(operand, from), operand.rows().stride(), packer.rows);
        } else {
            packer.unpack(operand, packer.rowFrom, packer.rows, from, count, width,
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
        } else if (operand.hasContiguousRows() && packer.rows == width) {
            run.put(tensor, arrays[operand.slot()], operand.base() + operand.rows().offset(packer.rowFrom), 0);
        } else {
            run.put(tensor, packer.perRow(operand), 0, 0);
        }
    }

    private void putColumn(int tensor, Operand operand, int from, int count) {
        if (operand.isPlain() && operand.inner().isLinear()) {
            run.put(tensor, arrays[operand.slot()], operand.base() + operand.inner().offset(from),
                    operand.inner().stride());
            return;
        }
        Object packed = packer.run(operand, length);
        packer.pack(operand, packer.rowFrom, 1, from, count, 1, packed);
        packer.invalidate(operand);
        run.put(tensor, packed, 0, 1);
    }

    private boolean isInPlace(Operand operand) {
        return packer.rows == width && operand.level() == Level.ELEMENT && operand.hasContiguousRows()
                && operand.inner().isLinear() && !operand.local();
    }

    private void putInPlace(int tensor, Operand operand, int from) {
        run.put(tensor, arrays[operand.slot()], place(operand, from), operand.inner().stride());
    }

    private void putTile(int tensor, Operand operand, int from, int count) {
        boolean isKept = positions <= length;
        if (!(isKept && packer.isValid(operand))) {
            if (transposers[tensor] == null && operand.hasContiguousRows() && operand.inner().isLinear()
                    && !operand.local() && operand.inner().stride() <= width) {
                putCopy(tensor, operand, from, count);
                return;
            }
            pack(tensor, operand, from, count);
        }
        run.put(tensor, packer.run(operand, length * width), 0, width);
    }

    /// A few rows that are neighbours, with room behind them for a vector.
    private void putCopy(int tensor, Operand operand, int from, int count) {
        int stride = operand.inner().stride();
        Object copy = packer.run(operand, length * width);
        System.arraycopy(arrays[operand.slot()], place(operand, from), copy, 0, (count - 1) * stride + packer.rows);
        run.put(tensor, copy, 0, stride);
    }

    private void pack(int tensor, Operand operand, int from, int count) {
        Object tile = packer.run(operand, length * width);
        Transposer transposer = transposers[tensor];
        if (transposer != null) {
            transposer.pack(arrays[operand.slot()], place(operand, from), operand.rows().stride(), packer.rows, tile,
                    width);
        } else {
            packer.pack(operand, packer.rowFrom, packer.rows, from, count, width, tile);
        }
        packer.validate(operand);
    }

    /// Where the first row of the block has the entry of a position.
    private int place(Operand operand, int position) {
        return operand.base() + operand.rows().offset(packer.rowFrom) + operand.inner().offset(position);
    }
}
