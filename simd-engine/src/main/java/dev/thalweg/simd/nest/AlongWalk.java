// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.simd.kernel.Kernel;
import java.util.Arrays;
import java.util.stream.Stream;

/// A sweep along the inner positions of each row of the block.
///
/// What a call costs is shared by as many rows as possible: all of the block where a row is one run and the operands of rows lie equally
/// far apart, else by the runs of a long row.
final class AlongWalk extends SweepWalk {
    /// The most runs of a row that a call treats.
    static final int RUNS = 16;

    /// What the kernel takes for rows.
    private enum Step {
        ROW, RUN, NOTHING
    }

    private final int positions;
    private final int length;
    private final Operand[] operands;
    private final Step step;

    AlongWalk(SweepRun run, Worker worker) {
        super(run, worker);
        positions = run.layout.positions();
        length = run.layout.run();
        operands = Stream.of(loads, stores).flatMap(Arrays::stream).toArray(Operand[]::new);
        step = step();
    }

    private Step step() {
        if (positions > length) {
            return Arrays.stream(operands).allMatch(o -> isInPlace(o) || !o.isPerPosition()) ? Step.RUN : Step.NOTHING;
        }
        boolean storesInPlace = Arrays.stream(stores).allMatch(AlongWalk::isInPlace);
        return storesInPlace && Arrays.stream(operands).allMatch(AlongWalk::isRegular) ? Step.ROW : Step.NOTHING;
    }

    /// Whether entries are read and written where they lie.
    private static boolean isInPlace(Operand operand) {
        return operand.isPlain() && (!operand.isPerPosition() || operand.hasContiguousInner());
    }

    /// Whether the entries of a block's rows lie equally far apart, or are packed like that.
    private static boolean isRegular(Operand operand) {
        return isInPlace(operand) ? operand.rows().isLinear() : !(operand.isPerRow() && operand.isPerPosition());
    }

    @Override
    void block() {
        for (int i = 0; i < folds.length; i++) {
            Arrays.fill(run.sums[i], 0, packer.rows, folds[i].op().identity());
        }
        if (step == Step.ROW) {
            run(0, 0, positions, packer.rows);
        } else {
            for (int row = 0; row < packer.rows; row++) {
                walk(row);
            }
        }
        for (int i = 0; i < folds.length; i++) {
            finish(folds[i], run.sums[i]);
        }
    }

    private void walk(int row) {
        int times;
        for (int from = 0; from < positions; from += times * length) {
            int count = Math.min(length, positions - from);
            times = step == Step.RUN && count == length ? Math.min(RUNS, (positions - from) / length) : 1;
            run(row, from, count, times);
        }
    }

    private void finish(SweepLayout.FoldTarget fold, double[] sums) {
        if (fold.row() != null) {
            writeRows(fold, sums);
            return;
        }
        for (int row = 0; row < packer.rows; row++) {
            addToTotal(fold, sums[row]);
        }
    }

    /// Several rows, or several runs of a row.
    private void run(int row, int from, int count, int times) {
        run.rows(times);
        for (int tensor = 0; tensor < operands.length; tensor++) {
            put(tensor, operands[tensor], row, from, count);
        }
        run.run(count);
        for (int i = 0; i < stores.length; i++) {
            if (!isInPlace(stores[i])) {
                packer.unpack(stores[i], packer.rowFrom + row, 1, from, count, 1, run.tensors[run.storeTensor(i)]);
            }
        }
        for (int i = 0; i < folds.length; i++) {
            fold(i, row, times);
        }
    }

    private void put(int tensor, Operand operand, int row, int from, int count) {
        if (isInPlace(operand)) {
            int first = operand.base() + operand.rows().offset(operand.local() ? row : packer.rowFrom + row);
            int perStep = step == Step.ROW ? operand.rows().stride() : operand.isPerPosition() ? length : 0;
            run.put(tensor, arrays[operand.slot()], first + operand.inner().offset(from), perStep);
        } else if (operand.isPerPosition()) {
            run.put(tensor, packed(tensor, operand, row, from, count), 0, 0);
        } else {
            int perRow = operand.isPerRow() ? 1 : 0;
            run.put(tensor, packer.perRow(operand), row * perRow, step == Step.ROW ? perRow : 0);
        }
    }

    /// What is the same for all rows of the block, and one run long, is packed once for them.
    private Object packed(int tensor, Operand operand, int row, int from, int count) {
        Object entries = packer.run(operand, length);
        boolean stays = !operand.isPerRow() && length >= positions;
        if (tensor < loads.length && !(stays && packer.isValid(operand))) {
            packer.pack(operand, packer.rowFrom + row, 1, from, count, 1, entries);
            if (stays) {
                packer.validate(operand);
            }
        }
        return entries;
    }

    private void fold(int fold, int row, int times) {
        double[] sums = run.sums[fold];
        int perStep = step == Step.ROW ? 1 : 0;
        for (int i = 0; i < times; i++) {
            int at = row + i * perStep;
            double value = elements.fold(folds[fold].op(), run.lanes(fold), i * Kernel.LANES, scratch);
            sums[at] = Elements.fold(folds[fold].op(), sums[at], value);
        }
    }
}
