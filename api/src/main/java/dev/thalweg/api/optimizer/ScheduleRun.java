// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import java.util.List;

/// What a schedule may know of a training run.
///
/// @param baseRate the learning rate that was asked for
/// @param totalSteps the number of steps of the whole run, at least 1
/// @param stepsPerEpoch the number of steps of an epoch, at least 1
/// @param metrics what was measured at the end of each epoch so far: the validation loss, unless the schedule goes by another metric
public record ScheduleRun(double baseRate, long totalSteps, long stepsPerEpoch, List<Double> metrics) {
    /// Checks the counts and copies the metrics.
    public ScheduleRun {
        if (totalSteps < 1 || stepsPerEpoch < 1) {
            throw new IllegalArgumentException(
                    "a run of " + totalSteps + " steps, " + stepsPerEpoch + " an epoch; expected at least 1 of each");
        }
        metrics = List.copyOf(metrics);
    }

    /// A run before its first epoch.
    ///
    /// @param baseRate the learning rate that was asked for
    /// @param totalSteps the number of steps of the whole run, at least 1
    /// @param stepsPerEpoch the number of steps of an epoch, at least 1
    public ScheduleRun(double baseRate, long totalSteps, long stepsPerEpoch) {
        this(baseRate, totalSteps, stepsPerEpoch, List.of());
    }

    /// The same run with other measurements.
    ///
    /// @param measured one number for each epoch so far
    /// @return a changed run
    public ScheduleRun withMetrics(List<Double> measured) {
        return new ScheduleRun(baseRate, totalSteps, stepsPerEpoch, measured);
    }

    /// What was measured before a step.
    ///
    /// @param step the number of the step, counted from 0
    /// @return the metrics of the epochs that were over then
    public List<Double> metricsBefore(long step) {
        return metrics.subList(0, (int) Math.min(metrics.size(), step / stepsPerEpoch));
    }

    /// What is left of the run after some steps, as if it began there.
    ///
    /// @param steps how many are over
    /// @return a shorter run
    public ScheduleRun after(long steps) {
        int epochs = (int) Math.min(metrics.size(), steps / stepsPerEpoch);
        return new ScheduleRun(baseRate, Math.max(1, totalSteps - steps), stepsPerEpoch,
                metrics.subList(epochs, metrics.size()));
    }
}
