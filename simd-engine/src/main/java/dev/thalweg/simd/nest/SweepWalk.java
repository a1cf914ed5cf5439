// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.nest;

import java.util.List;

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
    final List<Operand> loads;
    final List<Operand> stores;
    final List<SweepLayout.FoldTarget> folds;
    final double[] scratch = new double[dev.thalweg.simd.kernel.Kernel.LANES];
    private final double[] totals;

    SweepWalk(SweepRun run, Worker worker) {
        this.run = run;
        elements = worker.elements;
        packer = worker.packer;
        arrays = worker.arrays;
        totals = worker.totals;
        loads = run.layout.loads();
        stores = run.layout.stores();
        folds = run.layout.folds();
    }

    abstract void block();

    final void addToTotal(SweepLayout.FoldTarget fold, double value) {
        totals[fold.total()] = Elements.fold(fold.op(), totals[fold.total()], value);
    }

    /// Puts an operand that is the same for the whole call.
    final void putUniform(int tensor, Operand operand) {
        if (operand.isPlain()) {
            run.put(tensor, arrays[operand.slot()], operand.base(), 0);
        } else {
            run.put(tensor, packer.perRow(operand, packer.rows), 0, 0);
        }
    }

    /// Writes the fold of one row, `lane` rows into the block.
    final void writeRow(SweepLayout.FoldTarget fold, int lane, double value) {
        Operand target = java.util.Objects.requireNonNull(fold.row());
        int row = target.local() ? lane : packer.rowFrom + lane;
        elements.set(arrays[target.slot()], target.base() + target.rows().offset(row), value);
    }
}
