// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import dev.thalweg.api.registry.Plugins;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An optimizer that walks, evaluated in double precision.
final class Descent {
    private static final Axis ENTRIES = Axis.of("i");

    private final OptimizerPlugin optimizer;
    private final double learningRate;
    private final UpdateRule rule;
    private final Map<String, double[]> state = new HashMap<>();
    private double[] point;
    private int step;

    private Descent(String text, double learningRate, double[] start) {
        this.optimizer = Plugins.find().optimizer(text);
        this.learningRate = learningRate;
        this.rule = optimizer
                .rule(new UpdateInputs(Formulas.input("parameter", ENTRIES), Formulas.input("gradient", ENTRIES),
                        List.of(ENTRIES)));
        this.point = start.clone();
        for (StateTensor tensor : optimizer.state()) {
            double[] entries = new double[start.length];
            Arrays.fill(entries, tensor.initial());
            state.put(tensor.name(), entries);
        }
    }

    static Descent from(String text, double learningRate, double... start) {
        return new Descent(text, learningRate, start);
    }

    double[] point() {
        return point;
    }

    double[] state(String name) {
        return state.get(name);
    }

    /// One step along a gradient.
    Descent step(double... gradient) {
        step++;
        Map<String, Tensor> tensors = new HashMap<>();
        tensors.put("parameter", tensor(point));
        tensors.put("gradient", tensor(gradient));
        state.forEach((name, entries) -> tensors.put(name, tensor(entries)));
        Map<String, Double> hypers = new HashMap<>(optimizer.arguments().values());
        hypers.put(UpdateInputs.LEARNING_RATE, learningRate);
        hypers.put(UpdateInputs.STEP, (double) step);
        Evaluator evaluator = new Evaluator(tensors, hypers, Map.of(ENTRIES, point.length), ElementType.F64);
        point = evaluator.evaluate(rule.parameter()).data();
        rule.state().forEach((name, value) -> state.put(name, evaluator.evaluate(value).data()));
        return this;
    }

    private static Tensor tensor(double[] entries) {
        return new Tensor(List.of(ENTRIES), List.of(entries.length), entries);
    }
}
