// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

/// Watches a run. Called on the thread that trains; what it throws ends the run.
@FunctionalInterface
public interface Callback {

    /// Something happened.
    ///
    /// @param event what
    void on(TrainingEvent event);

    /// A step is done. Called very often: be quick.
    ///
    /// @param epoch the epoch it belongs to, counted from 1
    /// @param step the step within that epoch, counted from 1
    /// @param steps the steps of an epoch
    default void step(int epoch, int step, int steps) {
    }
}
