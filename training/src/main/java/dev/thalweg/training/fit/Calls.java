// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ProgramCall;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.training.model.DenseLayer;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.Objective;

/// What all calls of a network's programs have in common.
final class Calls {
    private Calls() {
    }

    /// Binds the parameters, the sizes of all axes but the rows, how often each class occurs, and the numbers of the loss.
    static void prepare(ProgramCall call, Objective objective, ParameterSet parameters) {
        Network network = objective.network();
        parameters.all().forEach(learned -> call.bind(learned.spec().name(), learned.value()));
        call.size(network.layers().getFirst().from(), network.features());
        for (DenseLayer layer : network.layers()) {
            if (layer.to().constantSize() == 0) {
                call.size(layer.to(), layer.outputs());
            }
        }
        call.bind(LossInput.CLASS_COUNTS, parameters.numbers(objective.form().classCounts()));
        objective.hypers().forEach(call::scalar);
    }
}
