// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Engine;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.backend.Residence;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.Search;
import dev.thalweg.api.optimizer.SearchOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.training.model.Initialisation;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.ParameterSpec;
import dev.thalweg.training.model.ParameterView;
import dev.thalweg.training.store.StoredTensor;
import dev.thalweg.training.store.Tensors;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// All parameters of a run, their gradients and the optimizer's state. The arrays may be kept by a device: whoever reads or writes one
/// outside of a program does it here.
final class ParameterSet {
    private final List<Learned> all;
    /// The state that is the model, where the parameters themselves are not.
    private final Optional<String> model;
    private final Optional<Search> search;
    private final Residence residence;

    private ParameterSet(List<Learned> all, Optional<String> model, Optional<Search> search, Residence residence) {
        this.all = all;
        this.model = model;
        this.search = search;
        this.residence = residence;
    }

    /// The parameters and the state before the first step.
    static ParameterSet initial(Network network, OptimizerPlugin optimizer, ElementType type, long seed) {
        return switch (optimizer) {
            case RuleOptimizer rule -> new ParameterSet(network.parameters().stream()
                    .map(spec -> initial(spec, Initialisation.of(network, spec, type, seed), rule, type)).toList(),
                    rule.model(), Optional.empty(), Residence.NONE);
            case SearchOptimizer searching -> new ParameterSet(
                    network.parameters().stream().map(spec -> new Learned(spec,
                            Initialisation.of(network, spec, type, seed), type.newArray(spec.entries()),
                            new LinkedHashMap<>())).toList(),
                    Optional.empty(), Optional.of(searching.search(Math.toIntExact(network.size()))), Residence.NONE);
        };
    }

    private static Learned initial(ParameterSpec spec, Object value, RuleOptimizer optimizer, ElementType type) {
        ParameterView view = ParameterView.of(optimizer, spec);
        SequencedMap<String, Kept> state = new LinkedHashMap<>();
        for (StateTensor tensor : optimizer.state(view.inputs().axes())) {
            List<Integer> shape = tensor.axes().equals(view.inputs().axes().all()) ? spec.shape() : view.shape(tensor);
            state.put(tensor.name(), new Kept(shape,
                    tensor.fromParameter() ? Tensors.copy(value) : filled(tensor.initial(), shape, type)));
        }
        return new Learned(spec, value, type.newArray(spec.entries()), state);
    }

    /// Parameters that are about to be read, without state.
    static ParameterSet zeros(Network network, ElementType type) {
        return new ParameterSet(
                network.parameters().stream().map(spec -> new Learned(spec, type.newArray(spec.entries()),
                        type.newArray(0), new LinkedHashMap<>())).toList(),
                Optional.empty(), Optional.empty(), Residence.NONE);
    }

    private static Object filled(double initial, List<Integer> shape, ElementType type) {
        Object array = type.newArray(shape.stream().reduce(1, Math::multiplyExact));
        switch (array) {
            case float[] numbers -> Arrays.fill(numbers, (float) initial);
            case double[] numbers -> Arrays.fill(numbers, initial);
            default -> throw new IllegalStateException("unexpected " + array.getClass());
        }
        return array;
    }

    /// The same arrays, kept where an engine computes for as long as it is open. From now on they are looked at and written to through
    /// this set alone.
    ParameterSet keptBy(Engine engine) {
        return new ParameterSet(all, model, search, engine.keep(all.stream().flatMap(Learned::arrays).toList()));
    }

    List<Learned> all() {
        return all;
    }

    /// The search over all parameters, where the optimizer is one.
    Optional<Search> search() {
        return search;
    }

    /// The number of all entries together.
    int entries() {
        return all.stream().mapToInt(learned -> learned.spec().entries()).sum();
    }

    /// Numbers as an array of the parameters' element type.
    Object numbers(List<Integer> numbers) {
        ElementType type = all.getFirst().value() instanceof float[] ? ElementType.F32 : ElementType.F64;
        Object array = type.newArray(numbers.size());
        Tensors.narrow(numbers.stream().mapToDouble(Integer::doubleValue).toArray(), 0, array);
        return array;
    }

    /// Copies arrays, one after the other.
    void readInto(double[] point, Function<Learned, Object> which) {
        int from = 0;
        for (Learned learned : all) {
            Tensors.widen(fetched(which.apply(learned)), point, from);
            from += learned.spec().entries();
        }
    }

    /// Gives all parameters their values, rounded to their type.
    void place(double[] point) {
        int from = 0;
        for (Learned learned : all) {
            Tensors.narrow(point, from, learned.value());
            residence.changed(learned.value());
            from += learned.spec().entries();
        }
    }

    /// Looks at the parameters as the model: where an average of them is it, that takes their place for the time.
    <T> T asModel(Supplier<T> look) {
        exchange();
        try {
            return look.get();
        } finally {
            exchange();
        }
    }

    private void exchange() {
        model.ifPresent(name -> all.forEach(
                learned -> exchange(learned.value(), Objects.requireNonNull(learned.state().get(name), name).array())));
    }

    private void exchange(Object a, Object b) {
        Tensors.exchange(fetched(a), fetched(b));
        residence.changed(a);
        residence.changed(b);
    }

    /// Whether a device has copies of its own.
    boolean isElsewhere() {
        return residence != Residence.NONE;
    }

    /// An array, with what the device has made of it.
    Object fetched(Object array) {
        residence.fetch(array);
        return array;
    }

    /// A copy of the model, by name.
    Map<String, StoredTensor> model() {
        return asModel(this::weights);
    }

    private Map<String, StoredTensor> weights() {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        all.forEach(learned -> tensors.put(learned.spec().name(), stored(learned.spec().shape(), learned.value())));
        return tensors;
    }

    /// A copy of the parameters and of the optimizer's state, by name.
    Map<String, StoredTensor> everything() {
        Map<String, StoredTensor> tensors = weights();
        all.forEach(learned -> learned.state()
                .forEach((name, kept) -> tensors.put(stateName(learned.spec(), name),
                        stored(kept.shape(), kept.array()))));
        searchState().forEach((name, numbers) -> tensors.put(name, stored(List.of(numbers.length), numbers)));
        return tensors;
    }

    private StoredTensor stored(List<Integer> shape, Object array) {
        return new StoredTensor(shape, Tensors.copy(fetched(array)));
    }

    /// Takes over the parameters, not the state.
    ///
    /// @throws ThalwegException TH-M004 if a tensor is missing or does not fit
    void restoreWeights(Map<String, StoredTensor> tensors, String source) {
        all.forEach(
                learned -> restore(learned.spec().shape(), learned.spec().name(), tensors, learned.value(), source));
    }

    /// Takes over parameters and state.
    ///
    /// @throws ThalwegException TH-M004 if a tensor is missing or does not fit
    void restoreEverything(Map<String, StoredTensor> tensors, String source) {
        restoreWeights(tensors, source);
        all.forEach(learned -> learned.state()
                .forEach((name, kept) -> restore(kept.shape(), stateName(learned.spec(), name), tensors, kept.array(),
                        source)));
        searchState().forEach((name, numbers) -> restore(List.of(numbers.length), name, tensors, numbers, source));
    }

    private Map<String, double[]> searchState() {
        Map<String, double[]> state = new LinkedHashMap<>();
        search.ifPresent(
                searching -> searching.state().forEach((name, numbers) -> state.put("search." + name, numbers)));
        return state;
    }

    private static String stateName(ParameterSpec spec, String name) {
        return "optimizer." + spec.name() + "." + name;
    }

    private void restore(List<Integer> shape, String name, Map<String, StoredTensor> tensors, Object into,
            String source) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null || !tensor.shape().equals(shape) || tensor.array().getClass() != into.getClass()) {
            String found = tensor == null ? "is missing" : "is " + tensor.type().text() + " " + tensor.shape();
            throw new ThalwegException("TH-M004", "'" + source + "': tensor '" + name + "' " + found + "; expected "
                    + (into instanceof float[] ? "f32 " : "f64 ") + shape
                    + ". The file belongs to another model, or config.json was changed.");
        }
        System.arraycopy(tensor.array(), 0, into, 0, Array.getLength(into));
        residence.changed(into);
    }
}
