// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.Configurable;

/// A course of the learning rate: one record that is its own provider, found by [java.util.ServiceLoader].
///
/// It is a pure function of the step, so a resumed run needs nothing but the number of the step.
public interface SchedulePlugin extends Configurable<SchedulePlugin> {

    /// The learning rate of a step.
    ///
    /// @param step the number of the step, counted from 0
    /// @param run what the schedule may know of the run
    /// @return the rate
    double rate(long step, ScheduleRun run);
}
