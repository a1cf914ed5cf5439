// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.loss.AssembleLoss;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.BoundInputs;
import dev.thalweg.api.loss.InputShapes;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.registry.Plugins;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A loss and inputs for it, evaluated in double precision.
final class LossProbe {
    private static final Plugins PLUGINS = Plugins.find();

    private final LossSum loss;
    private final Map<String, int[]> shapes = new LinkedHashMap<>();
    private final Map<String, double[]> data = new HashMap<>();
    private Optional<LossReduction> reduction = Optional.empty();

    private LossProbe(LossSum loss) {
        this.loss = loss;
    }

    static LossProbe of(String text) {
        return new LossProbe(PLUGINS.loss(text));
    }

    static LossProbe of(LossPlugin loss) {
        return new LossProbe(LossSum.of(loss));
    }

    LossSum loss() {
        return loss;
    }

    LossProbe with(String name, int[] shape, double... entries) {
        shapes.put(name, shape);
        data.put(name, entries);
        return this;
    }

    /// A vector.
    LossProbe with(String name, double... entries) {
        return with(name, new int[] {entries.length}, entries);
    }

    LossProbe predictions(double... entries) {
        return with(LossInput.PREDICTION, entries);
    }

    LossProbe targets(double... entries) {
        return with(LossInput.TARGET, entries);
    }

    LossProbe reduced(LossReduction how) {
        reduction = Optional.of(how);
        return this;
    }

    /// The same probe with other entries of an input.
    LossProbe changed(String name, double... entries) {
        LossProbe other = new LossProbe(loss);
        other.shapes.putAll(shapes);
        other.data.putAll(data);
        other.reduction = reduction;
        return other.with(name, shapes.get(name), entries);
    }

    double[] entries(String name) {
        return data.get(name);
    }

    double value() {
        double[] values = values();
        if (values.length != 1) {
            throw new IllegalStateException(Arrays.toString(values) + " is not a single value");
        }
        return values[0];
    }

    double[] values() {
        AssembledLoss assembled = assembled();
        return evaluate(assembled, assembled.value(), assembled.axes());
    }

    /// The gradient of the sum of the values.
    double[] gradient(String input) {
        AssembledLoss assembled = assembled();
        Expr.Input leaf = assembled.bound().inputs().leaves().get(loss.input(input).orElseThrow().name());
        return evaluate(assembled, assembled.program(List.of(leaf)).outputs().get(1).value(), leaf.axes());
    }

    double[] gradient() {
        return gradient(LossInput.PREDICTION);
    }

    AssembledLoss assembled() {
        BoundInputs bound = InputShapes.bind(loss, shapes);
        return reduction.map(how -> AssembleLoss.assemble(loss, bound, how))
                .orElseGet(() -> AssembleLoss.assemble(loss, bound));
    }

    private double[] evaluate(AssembledLoss assembled, Expr expr, List<dev.thalweg.api.formula.Axis> axes) {
        BoundInputs bound = assembled.bound();
        Map<String, Tensor> tensors = new HashMap<>();
        data.forEach((name, entries) -> {
            Expr.Input leaf = bound.inputs().leaves().get(loss.input(name).orElseThrow().name());
            tensors.put(leaf.name(),
                    new Tensor(leaf.axes(), leaf.axes().stream().map(axis -> axis.sizeIn(bound.sizes())).toList(),
                            entries));
        });
        Map<String, Double> hypers = new HashMap<>(loss.hypers());
        hypers.put(AssembledLoss.UPSTREAM, 1.0);
        List<Integer> sizes = axes.stream().map(axis -> axis.sizeIn(bound.sizes())).toList();
        if (!assembled.axes().isEmpty()) {
            List<Integer> items = assembled.axes().stream().map(axis -> axis.sizeIn(bound.sizes())).toList();
            double[] ones = new double[items.stream().reduce(1, Math::multiplyExact)];
            Arrays.fill(ones, 1);
            tensors.put(AssembledLoss.UPSTREAM, new Tensor(assembled.axes(), items, ones));
        }
        return new Evaluator(tensors, hypers, bound.sizes(), ElementType.F64).evaluate(expr).spread(axes, sizes).data();
    }
}
