// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

/// A run that is ready to start. Made by [Training].
public interface TrainingRunner {

    /// Trains until the end, an interruption or an error.
    ///
    /// @return what came out
    /// @throws dev.thalweg.api.ThalwegException for bad data or options, divergence, or files that cannot be written; what was
    ///     written before is whole
    TrainingResult run();

    /// Asks the run to stop after the step it is at. May be called from any thread, before or during [#run()].
    void stop();
}
