// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.training.data.Matrix;
import dev.thalweg.training.model.DenseLayer;
import dev.thalweg.training.model.DropoutMask;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.Objective;
import java.util.ArrayList;
import java.util.List;

/// The rows of a step, gathered into arrays that are reused from step to step.
final class Batch {
    private final Matrix inputs;
    private final TargetRows targets;
    private final Object inputArray;
    private final Object targetArray;
    private final List<Dropped> dropped = new ArrayList<>();

    private record Dropped(DenseLayer layer, DropoutMask mask, Object array) {
    }

    /// Arrays for batches of at most some rows; without dropout.
    Batch(Matrix inputs, TargetRows targets, int capacity) {
        this.inputs = inputs;
        this.targets = targets;
        this.inputArray = inputs.type().newArray(Math.multiplyExact(capacity, inputs.columns()));
        this.targetArray = targets.newArray(capacity);
    }

    /// Arrays for batches of a training step, dropout masks included.
    static Batch forTraining(Matrix inputs, TargetRows targets, int capacity, Network network, long seed) {
        var batch = new Batch(inputs, targets, capacity);
        ElementType type = inputs.type();
        for (DenseLayer layer : network.droppedLayers()) {
            batch.dropped.add(new Dropped(layer, new DropoutMask(layer.number(), network.options().dropout(), seed),
                    type.newArray(Math.multiplyExact(capacity, layer.outputs()))));
        }
        return batch;
    }

    /// Hands the arrays to a call, once.
    void bindTo(ProgramCall call) {
        call.bind(Network.INPUTS, inputArray).bind(Objective.TARGETS, targetArray);
        dropped.forEach(layer -> call.bind(layer.layer.dropoutMask().name(), layer.array));
    }

    /// Gathers rows.
    void load(int[] order, int from, int count) {
        inputs.gather(order, from, count, inputArray);
        targets.gather(order, from, count, targetArray);
    }

    /// Draws the dropout masks of a step.
    void drop(long step, int count) {
        for (Dropped layer : dropped) {
            layer.mask.fill(step, layer.array, count * layer.layer.outputs());
        }
    }
}
