// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import java.time.Duration;
import java.util.OptionalDouble;

/// Moves the parameters by what some rows teach.
interface Mover {

    /// The rows of a step.
    ///
    /// @param order the rows of the epoch in their order
    /// @param from where the step begins in it
    /// @param count how many rows it has
    /// @param next how many rows the step after it has, in the same order; 0 if it is the last one of its epoch
    record Rows(int[] order, int from, int count, int next) {
    }

    /// How far to go.
    ///
    /// @param learningRate that of the step
    /// @param momentum that of the step, where the schedule moves it
    record Pace(double learningRate, OptionalDouble momentum) {
    }

    /// One step.
    ///
    /// @param cursor where the run stands before it
    /// @return the loss before the parameters moved
    /// @throws dev.thalweg.api.ThalwegException if a loss, a gradient or a parameter is not finite
    double step(Rows rows, Cursor cursor, Pace pace);

    /// Waits for the fast form of its kernels.
    void warmUp(Duration atMost);
}
