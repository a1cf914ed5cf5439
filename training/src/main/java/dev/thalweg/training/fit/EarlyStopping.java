// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

/// The best validation loss so far, and how long nothing better came.
///
/// @param patience epochs without a better loss after which training stops; 0 for never
/// @param bestLoss the best loss so far; infinity before the first epoch
/// @param bestEpoch the epoch that had it, counted from 1; 0 before the first
/// @param waited epochs since
record EarlyStopping(int patience, double bestLoss, int bestEpoch, int waited) {

    static EarlyStopping start(int patience) {
        return new EarlyStopping(patience, Double.POSITIVE_INFINITY, 0, 0);
    }

    /// Takes notice of an epoch. A tie is not better; NaN never is.
    EarlyStopping after(int epoch, double loss) {
        return loss < bestLoss ? new EarlyStopping(patience, loss, epoch, 0)
                : new EarlyStopping(patience, bestLoss, bestEpoch, waited + 1);
    }

    /// Whether an epoch was the best so far.
    boolean isBest(int epoch) {
        return bestEpoch == epoch;
    }

    /// Whether it is time to stop.
    boolean isExhausted() {
        return patience > 0 && waited >= patience;
    }

    /// Whether the best parameters are to return at the end.
    boolean restores() {
        return patience > 0 && bestEpoch > 0;
    }
}
