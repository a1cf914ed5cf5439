// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.training.model.Initialisation;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.ParameterSpec;
import dev.thalweg.training.store.StoredTensor;
import dev.thalweg.training.store.Tensors;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// All parameters of a run, their gradients and the optimizer's state.
final class ParameterSet {
    private final List<Learned> all;

    private ParameterSet(List<Learned> all) {
        this.all = all;
    }

    /// The parameters and the state before the first step.
    static ParameterSet initial(Network network, OptimizerPlugin optimizer, ElementType type, long seed) {
        return new ParameterSet(network.parameters().stream()
                .map(spec -> new Learned(spec, Initialisation.of(network, spec, type, seed),
                        type.newArray(spec.entries()),
                        state(optimizer.state(), type, spec.entries())))
                .toList());
    }

    /// Parameters that are about to be read, without state.
    static ParameterSet zeros(Network network, ElementType type) {
        return new ParameterSet(
                network.parameters().stream().map(spec -> new Learned(spec, type.newArray(spec.entries()),
                        type.newArray(0), new LinkedHashMap<>())).toList());
    }

    private static SequencedMap<String, Object> state(List<StateTensor> tensors, ElementType type, int entries) {
        SequencedMap<String, Object> state = new LinkedHashMap<>();
        for (StateTensor tensor : tensors) {
            Object array = type.newArray(entries);
            switch (array) {
                case float[] numbers -> Arrays.fill(numbers, (float) tensor.initial());
                case double[] numbers -> Arrays.fill(numbers, tensor.initial());
                default -> throw new IllegalStateException("unexpected " + array.getClass());
            }
            state.put(tensor.name(), array);
        }
        return state;
    }

    List<Learned> all() {
        return all;
    }

    /// The array of a parameter.
    Object value(ParameterSpec parameter) {
        return all.stream().filter(learned -> learned.spec().equals(parameter)).findFirst().orElseThrow().value();
    }

    /// A copy of the parameters, by name.
    Map<String, StoredTensor> weights() {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        all.forEach(learned -> tensors.put(learned.spec().name(), stored(learned, learned.value())));
        return tensors;
    }

    /// A copy of the parameters and of the optimizer's state, by name.
    Map<String, StoredTensor> everything() {
        Map<String, StoredTensor> tensors = weights();
        all.forEach(learned -> learned.state()
                .forEach((name, array) -> tensors.put(stateName(learned.spec(), name), stored(learned, array))));
        return tensors;
    }

    private static StoredTensor stored(Learned learned, Object array) {
        return new StoredTensor(learned.spec().shape(), Tensors.copy(array));
    }

    /// Takes over the parameters, not the state.
    ///
    /// @throws ThalwegException TH-M004 if a tensor is missing or does not fit
    void restoreWeights(Map<String, StoredTensor> tensors, String source) {
        all.forEach(learned -> restore(learned.spec(), learned.spec().name(), tensors, learned.value(), source));
    }

    /// Takes over parameters and state.
    ///
    /// @throws ThalwegException TH-M004 if a tensor is missing or does not fit
    void restoreEverything(Map<String, StoredTensor> tensors, String source) {
        restoreWeights(tensors, source);
        all.forEach(learned -> learned.state()
                .forEach((name, array) -> restore(learned.spec(), stateName(learned.spec(), name), tensors, array,
                        source)));
    }

    private static String stateName(ParameterSpec spec, String name) {
        return "optimizer." + spec.name() + "." + name;
    }

    private static void restore(ParameterSpec spec, String name, Map<String, StoredTensor> tensors, Object into,
            String source) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null || !tensor.shape().equals(spec.shape()) || tensor.array().getClass() != into.getClass()) {
            String found = tensor == null ? "is missing" : "is " + tensor.type().text() + " " + tensor.shape();
            throw new ThalwegException("TH-M004", "'" + source + "': tensor '" + name + "' " + found + "; expected "
                    + (into instanceof float[] ? "f32 " : "f64 ") + spec.shape()
                    + ". The file belongs to another model, or config.json was changed.");
        }
        System.arraycopy(tensor.array(), 0, into, 0, Array.getLength(into));
    }
}
