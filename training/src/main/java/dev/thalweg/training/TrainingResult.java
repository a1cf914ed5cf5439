// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came out of a run.
///
/// @param outcome how it ended
/// @param summary the run in numbers
/// @param confusion how classes were confused, on the test part, else the validation part, else the training part; null for
///     numbers and for interrupted runs
public record TrainingResult(Outcome outcome, TrainingSummary summary, @Nullable ConfusionTable confusion) {

    /// How a run ended.
    public enum Outcome {
        /// All epochs are done, the model is written.
        FINISHED,
        /// Early stopping ended it, the model with the best weights is written.
        STOPPED_EARLY,
        /// It was stopped on request after a whole step; a checkpoint is written, and it can be resumed.
        INTERRUPTED,
        /// It had been finished before; nothing was done.
        ALREADY_FINISHED
    }

    /// How classes were confused.
    ///
    /// @return empty for numbers and for interrupted runs
    public Optional<ConfusionTable> confusionTable() {
        return Optional.ofNullable(confusion);
    }
}
