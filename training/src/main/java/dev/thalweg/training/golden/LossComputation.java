// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.Program;
import dev.thalweg.api.ThalwegException;
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

/// A loss case: the program of value and gradients, and what it reads.
final class LossComputation {
    private final GoldenCase.OfLoss goldenCase;
    private final Map<String, GoldenTensor> given;
    private final LossSum loss;
    private final AssembledLoss assembled;
    private final Map<String, Expr.Input> gradients = new LinkedHashMap<>();

    LossComputation(Plugins plugins, GoldenCase.OfLoss goldenCase) {
        this.goldenCase = goldenCase;
        LossPlugin plugin = plugins.losses().get(goldenCase.name());
        FittedCase fitted = FittedCase.of(goldenCase, plugin);
        LossPlugin configured = plugin.with(plugin.arguments().read("loss '" + goldenCase.name() + "'", "TH-L012",
                fitted.parameters()));
        this.given = fitted.inputs();
        this.loss = LossSum.of(configured);
        Map<String, int[]> shapes = new LinkedHashMap<>();
        given.forEach((name, tensor) -> shapes.put(name, tensor.sizes()));
        BoundInputs bound = InputShapes.bind(loss, shapes);
        this.assembled = AssembleLoss.assemble(loss, bound, reduction(configured));
        goldenCase.gradients().forEach(name -> gradients.put(name, leaf(name)));
    }

    /// The files call every mean `mean`; which denominator is meant is the loss's default.
    private LossReduction reduction(LossPlugin plugin) {
        return switch (goldenCase.reduction()) {
            case "none" -> LossReduction.NONE;
            case "sum" -> LossReduction.SUM;
            case "mean" -> plugin.defaultReduction();
            case "batchmean" -> LossReduction.BATCH_MEAN;
            default -> throw new ThalwegException("TH-D092", "case '" + goldenCase.id() + "': reduction '"
                    + goldenCase.reduction() + "'; expected none, sum, mean or batchmean.");
        };
    }

    private Expr.Input leaf(String name) {
        String canonical = canonical(name);
        Expr.Input leaf = assembled.bound().inputs().leaves().get(canonical);
        if (leaf == null) {
            throw new ThalwegException("TH-D092", "case '" + goldenCase.id() + "' has a gradient of '" + name
                    + "' but no such input.");
        }
        return leaf;
    }

    private String canonical(String name) {
        return loss.input(name).map(LossInput::name).orElse(name);
    }

    Map<String, double[]> run(ProgramRunner runner) {
        List<Expr.Input> leaves = List.copyOf(gradients.values());
        Program program = assembled.program(leaves);
        Map<String, double[]> computed = runner.run(program, inputs());
        Map<String, double[]> named = new HashMap<>();
        named.put(Outcome.VALUE, result(computed, AssembledLoss.VALUE));
        gradients.forEach((name, leaf) -> named.put(Outcome.gradientOf(name),
                result(computed, AssembledLoss.gradientName(leaf.name()))));
        return named;
    }

    private static double[] result(Map<String, double[]> computed, String name) {
        return java.util.Objects.requireNonNull(computed.get(name), name);
    }

    private ProgramRunner.Inputs inputs() {
        BoundInputs bound = assembled.bound();
        Map<String, Tensor> tensors = new HashMap<>();
        given.forEach((name, tensor) -> tensors.put(canonical(name), tensor.over(leaf(name).axes())));
        Map<String, Double> numbers = new HashMap<>(loss.hypers());
        if (assembled.upstream() instanceof Expr.Input upstream) {
            tensors.put(upstream.name(), goldenCase.upstream().map(tensor -> tensor.over(upstream.axes()))
                    .orElseGet(() -> ones(upstream, bound)));
        } else {
            numbers.put(AssembledLoss.UPSTREAM, goldenCase.upstream().map(tensor -> tensor.data()[0]).orElse(1.0));
        }
        return new ProgramRunner.Inputs(tensors, numbers, bound.sizes());
    }

    private static Tensor ones(Expr.Input input, BoundInputs bound) {
        List<Integer> sizes = input.axes().stream().map(axis -> axis.sizeIn(bound.sizes())).toList();
        double[] data = new double[sizes.stream().reduce(1, Math::multiplyExact)];
        Arrays.fill(data, 1);
        return new Tensor(input.axes(), sizes, data);
    }
}
