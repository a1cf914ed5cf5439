// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

/// Where a run stands between two steps.
///
/// @param epoch epochs completed
/// @param stepInEpoch steps completed of the epoch that follows
/// @param step steps completed in all
/// @param lossSum the losses of the present epoch's steps, each times its examples
/// @param examples the examples of the present epoch's steps: rows, or ranking lists
record Cursor(int epoch, int stepInEpoch, long step, double lossSum, long examples) {
    static final Cursor START = new Cursor(0, 0, 0, 0, 0);

    Cursor afterStep(double loss, int count) {
        return new Cursor(epoch, stepInEpoch + 1, step + 1, lossSum + loss * count, examples + count);
    }

    Cursor afterEpoch() {
        return new Cursor(epoch + 1, 0, step, 0, 0);
    }

    /// The mean loss of the present epoch's examples.
    double meanLoss() {
        return examples == 0 ? Double.NaN : lossSum / examples;
    }

    /// The name of a checkpoint here.
    String checkpointName() {
        return stepInEpoch == 0 && epoch > 0 ? "epoch-%04d".formatted(epoch)
                : "epoch-%04d-step-%d".formatted(epoch + 1, stepInEpoch);
    }
}
