// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import dev.thalweg.simd.kernel.Kernel;
import java.util.Objects;

/// One sweep over the rows of a block, in one of the three forms: puts operands in their places, runs the kernel, folds.
abstract class SweepWalk {
    /// What the sweeps of a worker share.
    ///
    /// @param elements loops over arrays
    /// @param packer packs operands
    /// @param arrays the arrays by slot
    /// @param totals the totals of the chunk
    record Worker(Elements elements, Packer packer, Object[] arrays, double[] totals) {
    }

    final SweepRun run;
    final Elements elements;
    final Packer packer;
    final Object[] arrays;
    final Operand[] loads;
    final Operand[] stores;
    final SweepLayout.FoldTarget[] folds;
    final double[] scratch = new double[Kernel.LANES];
    private final double[] totals;

    SweepWalk(SweepRun run, Worker worker) {
        this.run = run;
        elements = worker.elements;
        packer = worker.packer;
        arrays = worker.arrays;
        totals = worker.totals;
        loads = run.layout.loads().toArray(Operand[]::new);
        stores = run.layout.stores().toArray(Operand[]::new);
        folds = run.layout.folds().toArray(SweepLayout.FoldTarget[]::new);
    }

    /// Treats the rows of the packer's block.
    abstract void block();

    final void addToTotal(SweepLayout.FoldTarget fold, double value) {
        totals[fold.total()] = Elements.fold(fold.op(), totals[fold.total()], value);
    }

    /// Puts an operand that is the same for the whole call.
    final void putUniform(int tensor, Operand operand) {
        if (operand.isPlain()) {
            run.put(tensor, arrays[operand.slot()], operand.base(), 0);
        } else {
            run.put(tensor, packer.perRow(operand), 0, 0);
        }
    }

    /// Writes the folds of the rows of the block.
    final void writeRows(SweepLayout.FoldTarget fold, double[] values) {
        Operand target = Objects.requireNonNull(fold.row());
        if (goesOn(fold, target)) {
            for (int row = 0; row < packer.rows; row++) {
                foldIntoRow(fold, row, values[row]);
            }
        } else {
            packer.write(target, values);
        }
    }

    private void foldIntoRow(SweepLayout.FoldTarget fold, int lane, double value) {
        Operand target = Objects.requireNonNull(fold.row());
        int row = target.local() ? lane : packer.rowFrom + lane;
        int at = target.base() + target.rows().offset(row);
        Object array = arrays[target.slot()];
        elements.set(array, at, Elements.fold(fold.op(), elements.get(array, at), value));
    }

    /// Whether a fold goes on from what the blocks before this one left.
    private static boolean goesOn(SweepLayout.FoldTarget fold, Operand target) {
        return fold.goesOn() && target.start().row > 0;
    }
}
