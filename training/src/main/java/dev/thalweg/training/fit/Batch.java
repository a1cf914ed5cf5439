// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ExitCategory;
import dev.thalweg.api.ProgramCall;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.training.data.Matrix;
import dev.thalweg.training.model.DenseLayer;
import dev.thalweg.training.model.DropoutMask;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The rows of a step, gathered into arrays that are reused from step to step.
final class Batch {
    /// The most entries of an array that every JVM makes.
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Matrix inputs;
    private final TargetRows targets;
    private final Places places;
    private final int capacity;
    private final Object inputArray;
    private final Object targetArray;
    private final List<Object> arrays = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();

    private record Dropped(DenseLayer layer, DropoutMask mask, Object array) {
    }

    /// Arrays for batches of at most some examples; without dropout.
    Batch(Matrix inputs, TargetRows targets, Examples examples, int most) {
        this.inputs = inputs;
        this.targets = targets;
        this.inputArray = inputs.type().newArray(entries(examples.places(most), inputs.columns()));
        this.capacity = Math.toIntExact(examples.places(most));
        this.places = examples.newPlaces(most);
        this.targetArray = targets.newArray(capacity);
        arrays.add(inputArray);
        arrays.add(targetArray);
        arrays.addAll(places.arrays());
    }

    /// Arrays for batches of a training step, dropout masks included.
    static Batch forTraining(Matrix inputs, TargetRows targets, Examples examples, int most, Network network,
            long seed) {
        var batch = new Batch(inputs, targets, examples, most);
        ElementType type = inputs.type();
        for (DenseLayer layer : network.droppedLayers()) {
            Object array = type.newArray(entries(batch.capacity, layer.outputs()));
            batch.arrays.add(array);
            batch.dropped.add(
                    new Dropped(layer, new DropoutMask(layer.number(), network.options().dropout(), seed), array));
        }
        return batch;
    }

    private static int entries(long places, int each) {
        long entries = places * each;
        if (entries > LARGEST_ARRAY) {
            throw new ThalwegException("TH-D007", ExitCategory.DATA, String.format(Locale.ROOT,
                    "a batch of %,d places with %,d numbers each does not fit into one array. Lower --batch.", places,
                    each), null);
        }
        return (int) entries;
    }

    /// The arrays that a call is bound to.
    List<Object> arrays() {
        return arrays;
    }

    /// The most places that it has.
    int capacity() {
        return capacity;
    }

    /// Which row lies where.
    Places places() {
        return places;
    }

    /// Hands the arrays to a call.
    void bindTo(ProgramCall call) {
        call.bind(Network.INPUTS, inputArray).bind(Objective.TARGETS, targetArray);
        places.bindTo(call);
        dropped.forEach(layer -> call.bind(layer.layer.dropoutName(), layer.array));
    }

    /// Gathers examples.
    void load(int[] order, int from, int examples) {
        places.take(order, from, examples);
        inputs.gather(places.rows(), places.from(), places.count(), inputArray);
        targets.gather(places.rows(), places.from(), places.count(), targetArray);
    }

    /// Tells a call how many places the examples take.
    void resize(ProgramCall call) {
        places.resize(call);
    }

    /// Draws the dropout masks of a step.
    void drop(long step) {
        for (Dropped layer : dropped) {
            layer.mask.fill(step, layer.array, places.count() * layer.layer.outputs());
        }
    }
}
