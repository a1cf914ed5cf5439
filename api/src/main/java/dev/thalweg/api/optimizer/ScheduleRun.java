// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

/// What a schedule may know of a training run.
///
/// @param baseRate the learning rate that was asked for
/// @param totalSteps the number of steps of the whole run, at least 1
/// @param stepsPerEpoch the number of steps of an epoch, at least 1
public record ScheduleRun(double baseRate, long totalSteps, long stepsPerEpoch) {
    /// Checks the counts.
    public ScheduleRun {
        if (totalSteps < 1 || stepsPerEpoch < 1) {
            throw new IllegalArgumentException(
                    "a run of " + totalSteps + " steps, " + stepsPerEpoch + " an epoch; expected at least 1 of each");
        }
    }
}
