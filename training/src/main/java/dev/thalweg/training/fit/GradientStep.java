// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.CompiledProgram;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.training.model.Objective;
import java.time.Duration;

/// Computes the loss of a batch and the gradients of all parameters: one program, bound once.
final class GradientStep {
    private final ProgramCall call;
    private final Batch batch;

    GradientStep(CompiledProgram program, Objective objective, Batch batch, ParameterSet parameters) {
        this.call = program.newCall();
        this.batch = batch;
        Calls.prepare(call, objective, parameters);
        batch.bindTo(call);
        for (Learned learned : parameters.all()) {
            call.bind(Objective.gradientName(learned.spec()), learned.gradient());
        }
    }

    /// The most rows that a step walks over, those that only fill a place included.
    int places() {
        return batch.capacity();
    }

    /// Waits for the fast form of the kernels.
    ///
    /// @param order examples like those of a step
    /// @param count how many a step has
    /// @param atMost the most time to wait
    void warmUp(int[] order, int count, Duration atMost) {
        batch.load(order, 0, count, call);
        call.warmUp(atMost);
    }

    /// Runs over chosen examples.
    ///
    /// @return the loss, penalties included
    double run(int[] order, int from, int count, long step) {
        batch.load(order, from, count, call);
        batch.drop(step);
        call.run();
        return call.value(Objective.VALUE);
    }
}
