// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// The order in which an epoch visits the training rows: a function of seed, epoch and row count alone, so that a
/// resumed run goes on exactly where the first one would have been.
///
/// One array is refilled in place; it has one owner and one epoch at a time.
public final class EpochOrder {
    private static final long PURPOSE = 2;

    private final long seed;
    private final int[] order;

    /// An order that is not filled yet.
    ///
    /// @param rows the number of training rows
    /// @param seed the seed of the run
    public EpochOrder(int rows, long seed) {
        this.seed = seed;
        this.order = new int[rows];
    }

    /// Puts the rows into the order of an epoch. Allocates nothing.
    ///
    /// @param epoch counted from 0
    /// @return the same array every time: row numbers, each once
    public int[] fill(long epoch) {
        Permutation.fill(order, CounterRandom.key(seed, PURPOSE, epoch));
        return order;
    }
}
