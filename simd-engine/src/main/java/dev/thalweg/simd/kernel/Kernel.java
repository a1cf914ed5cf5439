// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

/// Compiled code of one sweep. Implementations are hidden classes without state, safe for use by several threads.
///
/// It is a class and no interface, for a nest calls several kernels in turn, and such calls find a method of a class faster.
public abstract class Kernel {
    /// Virtual lanes of every fold, whatever the hardware has: position `i` of a walk belongs to lane `i mod 16`.
    public static final int LANES = 16;

    /// For hidden classes of this package.
    Kernel() {
    }

    /// Walks a run of positions, or a block of rows, each of them through a run of positions.
    ///
    /// @param tensors the arrays of loads, stores and folds; a fold's array is overwritten: of [#LANES] entries, those for each row in the
    /// form [Form#ALONG], or of one entry for each row in the form [Form#ACROSS]; behind them, for walks along contiguous positions, [Pads]
    /// @param places for each load and store two numbers: where the walk begins in the array, and by how much it moves from one row to the
    /// next ([Form#ALONG]) or from one inner position to the next ([Form#ACROSS]); behind them the number of rows, in the form
    /// [Form#ACROSS] a multiple of [#LANES]. In the form
    /// [Form#FLAT] all walks begin where that of the first moving load, or else of the first store, does
    /// @param numbers the numbers in the order of their slots
    /// @param count how many positions; with 0 nothing happens, not even to folds, which is how calls are counted cheaply while the
    /// JIT compiler gets to know the kernel
    public abstract void run(Object[] tensors, int[] places, double[] numbers, int count);
}
