// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import dev.thalweg.training.fit.RateSession;
import dev.thalweg.training.fit.SavedModel;
import dev.thalweg.training.fit.TrainingSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Trains, resumes, evaluates and predicts. This is where an application begins.
///
/// ```java
/// TrainingResult result = Training.train(TrainingConfig.of(Path.of("houses.csv"), "price"), List.of()).run();
/// Predictions predictions = Training.predict(result.summary().run(), DataSource.of(Path.of("new.csv")), ComputeOptions.defaults());
/// ```
public final class Training {

    private Training() {
    }

    /// Prepares a new run. Nothing is read or written before it starts.
    ///
    /// @param config what to train
    /// @param callbacks who watches
    /// @return the run
    public static TrainingRunner train(TrainingConfig config, List<Callback> callbacks) {
        return TrainingSession.fresh(config, callbacks);
    }

    /// Looks for a learning rate: trains on parameters of its own while the rate grows from step to step, and forgets them. Nothing is
    /// written. The schedule, the learning rate and the number of epochs of the configuration do not matter.
    ///
    /// @param config what would be trained
    /// @param ramp which rates to try
    /// @param callbacks who hears of notices
    /// @return a rate, and why
    public static RateFinding findRate(TrainingConfig config, RateRamp ramp, List<Callback> callbacks) {
        return new RateSession(config, ramp, callbacks).find();
    }

    /// Prepares to go on with a run that was interrupted or killed. The result is the same, bit for bit, as that of a run that was
    /// never interrupted. A run without a checkpoint starts over; a finished one only says so.
    ///
    /// @param run the folder of the run
    /// @param callbacks who watches
    /// @return the run
    public static TrainingRunner resume(Path run, List<Callback> callbacks) {
        return TrainingSession.resumed(run, Optional.empty(), callbacks);
    }

    /// Prepares to go on with a run on another backend than it began on. Backends whose bits differ lead to a result that differs as much.
    ///
    /// @param run the folder of the run
    /// @param backend `auto`, or the name of a backend
    /// @param callbacks who watches
    /// @return the run
    public static TrainingRunner resume(Path run, String backend, List<Callback> callbacks) {
        return TrainingSession.resumed(run, Optional.of(backend), callbacks);
    }

    /// Measures a finished model on rows with known targets.
    ///
    /// @param run the folder of the model
    /// @param data the rows, raw, in the format of the training data
    /// @param compute what computes; its element type is replaced by the model's
    /// @return what was measured
    public static Evaluation evaluate(Path run, DataSource data, ComputeOptions compute) {
        return SavedModel.read(run).evaluate(data, compute);
    }

    /// Predicts rows.
    ///
    /// @param run the folder of the model
    /// @param data the rows, raw, in the format of the training data; a target column is not needed
    /// @param compute what computes; its element type is replaced by the model's
    /// @return a prediction a row
    public static Predictions predict(Path run, DataSource data, ComputeOptions compute) {
        return SavedModel.read(run).predict(data, compute);
    }
}
