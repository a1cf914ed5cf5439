// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Everything that decides a training run.
///
/// ```java
/// var config = TrainingConfig.of(Path.of("diamonds.csv"), "price")
///         .fit(fit -> fit.withLoss("huber(delta=1.5)").withEpochs(10))
///         .model(model -> model.withHidden(List.of(64, 64)));
/// ```
///
/// @param data which data
/// @param model the shape of the network
/// @param fit how it is fitted
/// @param compute what computes
/// @param out the folder of the run; null for `runs/` and a name made of data and seed
/// @param force whether a run that is already in that folder is replaced
public record TrainingConfig(DataOptions data, ModelOptions model, FitOptions fit, ComputeOptions compute,
        @Nullable Path out,
        boolean force) {

    /// The defaults for a file.
    ///
    /// @param file CSV, LIBSVM or IDX
    /// @return a linear model, Adam at 0.001, 20 epochs of batches of 64, seed 0
    public static TrainingConfig of(Path file) {
        return new TrainingConfig(DataOptions.of(file), ModelOptions.linear(), FitOptions.defaults(),
                ComputeOptions.defaults(), null,
                false);
    }

    /// The defaults for a CSV file.
    ///
    /// @param file the data
    /// @param target the column to predict
    /// @return a linear model, Adam at 0.001, 20 epochs of batches of 64, seed 0
    public static TrainingConfig of(Path file, String target) {
        return of(file).data(data -> data.withTarget(target));
    }

    /// With other data options.
    ///
    /// @param change makes them from the present ones
    /// @return a changed configuration
    public TrainingConfig data(UnaryOperator<DataOptions> change) {
        return new TrainingConfig(change.apply(data), model, fit, compute, out, force);
    }

    /// With another network.
    ///
    /// @param change makes it from the present one
    /// @return a changed configuration
    public TrainingConfig model(UnaryOperator<ModelOptions> change) {
        return new TrainingConfig(data, change.apply(model), fit, compute, out, force);
    }

    /// With another fit.
    ///
    /// @param change makes it from the present one
    /// @return a changed configuration
    public TrainingConfig fit(UnaryOperator<FitOptions> change) {
        return new TrainingConfig(data, model, change.apply(fit), compute, out, force);
    }

    /// With other compute options.
    ///
    /// @param change makes them from the present ones
    /// @return a changed configuration
    public TrainingConfig compute(UnaryOperator<ComputeOptions> change) {
        return new TrainingConfig(data, model, fit, change.apply(compute), out, force);
    }

    /// With a folder for the run.
    ///
    /// @param folder is created; must not hold a run, unless forced
    /// @return a changed configuration
    public TrainingConfig withOut(Path folder) {
        return new TrainingConfig(data, model, fit, compute, folder, force);
    }

    /// Replaces a run that is already in the folder.
    ///
    /// @return a changed configuration
    public TrainingConfig forced() {
        return new TrainingConfig(data, model, fit, compute, out, true);
    }
}
