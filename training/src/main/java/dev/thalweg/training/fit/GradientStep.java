// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.CompiledProgram;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.training.model.Objective;
import java.time.Duration;

/// Computes the loss of a batch and the gradients of all parameters: one program, bound once but for the batch.
final class GradientStep {
    private final ProgramCall call;
    private final Feed feed;

    GradientStep(CompiledProgram program, Objective objective, Feed feed, ParameterSet parameters) {
        this.call = program.newCall();
        this.feed = feed;
        Calls.prepare(call, objective, parameters);
        feed.bindTo(call);
        for (Learned learned : parameters.all()) {
            call.bind(Objective.gradientName(learned.spec()), learned.gradient());
        }
    }

    /// The most rows that a step walks over, those that only fill a place included.
    int places() {
        return feed.capacity();
    }

    /// Waits for the fast form of the kernels.
    ///
    /// @param rows rows like those of a step
    /// @param step the step
    /// @param atMost the most time to wait
    void warmUp(Mover.Rows rows, long step, Duration atMost) {
        feed.bring(rows, step, call);
        call.warmUp(atMost);
    }

    /// Runs over chosen rows. While a device is at work, the rows after them are prepared.
    ///
    /// @return the loss, penalties included
    double run(Mover.Rows rows, long step) {
        feed.bring(rows, step, call);
        call.run();
        feed.prepare(rows, step);
        return call.value(Objective.VALUE);
    }
}
