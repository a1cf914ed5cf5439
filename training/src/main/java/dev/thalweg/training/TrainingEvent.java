// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened during a run.
public sealed interface TrainingEvent {

    /// Data is read, everything is resolved, the first step comes next.
    ///
    /// @param description the run in words
    /// @param fromStep steps already done: 0, or more for a resumed run
    /// @param totalSteps steps when all epochs are done
    record Started(RunDescription description, long fromStep, long totalSteps) implements TrainingEvent {
    }

    /// Something the user should know: a likely leak, a column that was dropped.
    ///
    /// @param message one or two sentences
    record Notice(String message) implements TrainingEvent {
    }

    /// An epoch is done and measured.
    ///
    /// @param epoch counted from 1
    /// @param epochs how many there will be
    /// @param step steps done so far
    /// @param learningRate that of the last step
    /// @param trainLoss the mean loss of the epoch's steps, penalties included
    /// @param validation what was measured on the validation part; null without one
    /// @param seconds the time of this epoch
    /// @param best whether the validation loss, or `ndcg@10` where the loss takes ranking lists, is the best so far; false without a
    ///     validation part
    record EpochDone(int epoch, int epochs, long step, double learningRate, double trainLoss,
            @Nullable Metrics validation,
            double seconds, boolean best) implements TrainingEvent {
    }

    /// A checkpoint is whole on disk.
    ///
    /// @param path its weights
    /// @param step steps done so far
    record CheckpointSaved(Path path, long step) implements TrainingEvent {
    }

    /// The run is over, however it ended.
    ///
    /// @param result what came out
    record Ended(TrainingResult result) implements TrainingEvent {
    }

    /// What is about to be trained, every default resolved.
    ///
    /// @param run the folder
    /// @param options what applies, by the name of the command line's option
    /// @param inputs how each column is read and encoded, a line each
    /// @param target the target and its kind
    /// @param rows the number of rows of each part that has any
    /// @param model the layers
    /// @param parameters the number of parameters
    /// @param backend what computes
    record RunDescription(Path run, Map<String, String> options, List<String> inputs, String target,
            Map<Part, Integer> rows,
            String model, long parameters, TrainingSummary.BackendChoice backend) {
        /// Copies the collections, keeping their order.
        public RunDescription {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
            inputs = List.copyOf(inputs);
            rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        }
    }
}
