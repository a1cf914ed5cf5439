// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

/// The best measurement so far, and how long nothing better came.
///
/// @param watched what is looked at on the validation part
/// @param patience epochs without a better measurement after which training stops; 0 for never
/// @param best the best so far; before the first epoch infinity, in the worse direction
/// @param bestEpoch the epoch that had it, counted from 1; 0 before the first
/// @param waited epochs since
record EarlyStopping(Watched watched, int patience, double best, int bestEpoch, int waited) {

    static EarlyStopping start(Watched watched, int patience) {
        return new EarlyStopping(watched, patience, watched.worst(), 0, 0);
    }

    /// Takes notice of an epoch. A tie is not better; NaN never is.
    EarlyStopping after(int epoch, double value) {
        return watched.isBetter(value, best) ? new EarlyStopping(watched, patience, value, epoch, 0)
                : new EarlyStopping(watched, patience, best, bestEpoch, waited + 1);
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
