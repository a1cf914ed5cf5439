// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.Configurable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A course of the learning rate: one record that is its own provider, found by [java.util.ServiceLoader].
///
/// It is a pure function of the step and of what was measured before it, so a resumed run needs nothing but these.
public interface SchedulePlugin extends Configurable<SchedulePlugin> {

    /// The learning rate of a step.
    ///
    /// @param step the number of the step, counted from 0
    /// @param run what the schedule may know of the run
    /// @return the rate
    double rate(long step, ScheduleRun run);

    /// The momentum of a step, where the schedule moves it along with the rate: of Adam and its like the first beta.
    ///
    /// @param step the number of the step, counted from 0
    /// @param run what the schedule may know of the run
    /// @return the momentum; empty if the optimizer keeps its own
    default OptionalDouble momentum(long step, ScheduleRun run) {
        return OptionalDouble.empty();
    }

    /// What it goes by of what is measured after each epoch.
    ///
    /// @return the name of a metric, such as `accuracy`; empty if it looks at none
    default Optional<String> metric() {
        return Optional.empty();
    }

    /// The rate as equations over its parameters, `learningRate` and `step`, for people.
    ///
    /// @return the lines; none unless it says so
    default List<String> equations() {
        return List.of();
    }

    /// How many steps it takes where it has an end of its own. In a [ScheduleSequence] the next one follows there.
    ///
    /// @param run what the schedule may know of the run
    /// @return the number of steps; 0 if it goes on as long as the run
    default long length(ScheduleRun run) {
        return 0;
    }
}
