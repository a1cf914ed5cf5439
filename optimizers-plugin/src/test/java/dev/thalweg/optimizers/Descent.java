// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import dev.thalweg.api.registry.Plugins;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An optimizer that walks, evaluated in double precision.
final class Descent {
    private static final Axis ENTRIES = Axis.of("i");
    private static final Axis OUTPUTS = Axis.of("o");
    private static final Axis INPUTS = Axis.of("d");

    private final RuleOptimizer optimizer;
    private final Map<Axis, Integer> sizes;
    private final UpdateInputs inputs;
    private final UpdateRule rule;
    private final Map<String, Tensor> tensors = new HashMap<>();
    private double learningRate;
    private int step;

    private Descent(RuleOptimizer optimizer, UpdateInputs inputs, Map<Axis, Integer> sizes, double learningRate,
            double[] start) {
        this.optimizer = optimizer;
        this.learningRate = learningRate;
        this.sizes = sizes;
        this.inputs = inputs;
        this.rule = optimizer.rule(inputs);
        Tensor first = tensor(inputs.axes().all(), start.clone());
        tensors.put(UpdateInputs.PARAMETER, first);
        for (StateTensor tensor : optimizer.state(inputs.axes())) {
            double[] entries = new double[shape(tensor.axes()).stream().reduce(1, Math::multiplyExact)];
            Arrays.fill(entries, tensor.initial());
            tensors.put(tensor.name(), tensor.fromParameter() ? first : tensor(tensor.axes(), entries));
        }
    }

    static RuleOptimizer rule(String text) {
        return (RuleOptimizer) Plugins.find().optimizer(text);
    }

    /// A vector, whatever the optimizer makes of matrices.
    static Descent from(String text, double learningRate, double... start) {
        return new Descent(rule(text), UpdateInputs.of(ENTRIES), Map.of(ENTRIES, start.length),
                learningRate, start);
    }

    /// A bias, which is not multiplied.
    static Descent ofBias(String text, double learningRate, double... start) {
        return new Descent(rule(text), UpdateInputs.of(ENTRIES).asBias(),
                Map.of(ENTRIES, start.length), learningRate, start);
    }

    /// A matrix, row by row; a row for each output.
    static Descent ofMatrix(String text, double learningRate, int outputs, double... start) {
        int columns = start.length / outputs;
        ParameterAxes axes = new ParameterAxes(List.of(OUTPUTS, INPUTS),
                Optional.of(new ParameterAxes.Matrix(OUTPUTS, INPUTS, outputs <= columns ? OUTPUTS : INPUTS)));
        return new Descent(rule(text), UpdateInputs.of(axes),
                Map.of(OUTPUTS, outputs, INPUTS, columns), learningRate, start);
    }

    double[] point() {
        return state(UpdateInputs.PARAMETER);
    }

    /// The point, or the average of it that is the model.
    double[] model() {
        return optimizer.model().map(this::state).orElseGet(this::point);
    }

    double[] state(String name) {
        return tensors.get(name).data();
    }

    /// Another learning rate from here on.
    Descent at(double rate) {
        learningRate = rate;
        return this;
    }

    /// One step along a gradient.
    Descent step(double... gradient) {
        step++;
        tensors.put(UpdateInputs.GRADIENT, tensor(inputs.axes().all(), gradient));
        Map<String, Double> hypers = new HashMap<>(optimizer.arguments().values());
        hypers.put(UpdateInputs.LEARNING_RATE, learningRate);
        hypers.put(UpdateInputs.STEP, (double) step);
        hypers.put(UpdateInputs.SEED, 7.0);
        List<StateTensor> state = optimizer.state(inputs.axes());
        state.stream().filter(StateTensor::isNumber).forEach(kept -> hypers.put(kept.name(), state(kept.name())[0]));
        Evaluator evaluator = new Evaluator(Map.copyOf(tensors), hypers, sizes, ElementType.F64);
        state.forEach(kept -> tensors.put(kept.name(), evaluated(evaluator, kept)));
        tensors.put(UpdateInputs.PARAMETER, tensor(inputs.axes().all(),
                evaluator.evaluate(rule.parameter()).spread(inputs.axes().all(), shape(inputs.axes().all())).data()));
        return this;
    }

    private Tensor evaluated(Evaluator evaluator, StateTensor kept) {
        return evaluator.evaluate(rule.state().get(kept.name())).spread(kept.axes(), shape(kept.axes()));
    }

    private List<Integer> shape(List<Axis> axes) {
        return axes.stream().map(sizes::get).toList();
    }

    private Tensor tensor(List<Axis> axes, double[] entries) {
        return new Tensor(axes, shape(axes), entries);
    }
}
