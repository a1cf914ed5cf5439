// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.data;

/// Puts numbers into a random order that a key alone decides.
///
/// Fisher–Yates from the end: for `i = n - 1 … 1`, entry `i` changes places with entry
/// `CounterRandom.below(key, n - 1 - i, i + 1)`.
final class Permutation {
    private Permutation() {
    }

    /// Fills an array with `0 … n - 1` in random order.
    static void fill(int[] order, long key) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int i = order.length - 1; i > 0; i--) {
            int j = CounterRandom.below(key, order.length - 1L - i, i + 1);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
    }
}
