// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.kernel;

/// Compiled code of one sweep. Implementations are hidden classes without state, safe for use by several threads.
public interface Kernel {
    /// Virtual lanes of every fold, whatever the hardware has: position `i` of a walk belongs to lane `i mod 16`. Rows that are
    /// walked across come in multiples of so many.
    int LANES = 16;

    /// Walks a run of positions, or a block of rows.
    ///
    /// @param tensors the arrays of loads, stores and folds; the array of a fold is overwritten and has [#LANES] entries, or one for
    /// each row of a block
    /// @param places for each load and store two numbers: where the walk begins in the array, and by how much an entry moves from
    /// one inner position to the next (blocks only)
    /// @param numbers the numbers in the order of their slots
    /// @param count how many positions
    /// @param rows how many rows of a block, a multiple of [#LANES]; else without meaning
    void run(Object[] tensors, int[] places, double[] numbers, int count, int rows);
}
