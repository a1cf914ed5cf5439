// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import dev.thalweg.api.registry.Plugins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// An optimizer case: the program of one step, run as often as there are gradients.
final class OptimizerComputation {
    private final GoldenCase.OfOptimizer goldenCase;
    private final RuleOptimizer optimizer;
    private final UpdateInputs leaves;
    private final List<StateTensor> state;
    private final Program step;

    OptimizerComputation(Plugins plugins, GoldenCase.OfOptimizer goldenCase) {
        this.goldenCase = goldenCase;
        OptimizerPlugin plugin = plugins.optimizers().get(goldenCase.name());
        if (!(plugin.with(plugin.arguments().read("optimizer '" + goldenCase.name() + "'", "TH-O012",
                goldenCase.parameters())) instanceof RuleOptimizer rule)) {
            throw new IllegalArgumentException("'" + goldenCase.name() + "' follows no rule");
        }
        this.optimizer = rule;
        this.leaves = UpdateInputs.of(axes(goldenCase.initial()));
        this.state = optimizer.state(leaves.axes());
        this.step = step();
    }

    /// A matrix is stored by outputs, then inputs, as PyTorch's.
    private static ParameterAxes axes(GoldenTensor tensor) {
        List<Axis> axes = tensor.anyAxes();
        return axes.size() != 2 ? ParameterAxes.of(axes)
                : new ParameterAxes(axes, Optional.of(new ParameterAxes.Matrix(axes.get(0), axes.get(1),
                        tensor.shape().get(0) <= tensor.shape().get(1) ? axes.get(0) : axes.get(1))));
    }

    static String outputName(int step) {
        return "step " + step;
    }

    static String averageName(int step) {
        return "average of step " + step;
    }

    private Program step() {
        UpdateRule rule = optimizer.rule(leaves);
        List<Program.Output> outputs = new ArrayList<>(
                List.of(new Program.Output(updated(UpdateInputs.PARAMETER), leaves.axes().all(), rule.parameter())));
        for (StateTensor tensor : state) {
            outputs.add(new Program.Output(updated(tensor.name()), tensor.axes(),
                    Objects.requireNonNull(rule.state().get(tensor.name()), tensor.name())));
        }
        return new Program(optimizer.text(), outputs);
    }

    private static String updated(String name) {
        return name + "'";
    }

    Map<String, double[]> run(ProgramRunner runner) {
        Map<String, Tensor> tensors = new HashMap<>();
        tensors.put(UpdateInputs.PARAMETER, goldenCase.initial().over(leaves.axes().all()));
        state.forEach(kept -> tensors.put(kept.name(), initial(kept)));
        Map<String, double[]> results = new HashMap<>();
        for (int number = 1; number <= goldenCase.gradients().size(); number++) {
            tensors.put(UpdateInputs.GRADIENT, goldenCase.gradients().get(number - 1).over(leaves.axes().all()));
            Map<String, double[]> computed = runner.run(step, inputs(tensors, number));
            step.outputs().forEach(output -> tensors.put(output.name().substring(0, output.name().length() - 1),
                    tensor(output.axes(), result(computed, output.name()))));
            results.put(outputName(number), result(computed, updated(UpdateInputs.PARAMETER)));
            if (optimizer.model().isPresent()) {
                results.put(averageName(number), result(computed, updated(optimizer.model().get())));
            }
        }
        return results;
    }

    private static double[] result(Map<String, double[]> computed, String name) {
        return Objects.requireNonNull(computed.get(name), name);
    }

    private Tensor initial(StateTensor kept) {
        if (kept.fromParameter()) {
            return goldenCase.initial().over(kept.axes());
        }
        double[] data = new double[shape(kept.axes()).stream().reduce(1, Math::multiplyExact)];
        Arrays.fill(data, kept.initial());
        return tensor(kept.axes(), data);
    }

    private Tensor tensor(List<Axis> axes, double[] data) {
        return new Tensor(axes, shape(axes), data);
    }

    private List<Integer> shape(List<Axis> axes) {
        return axes.stream().map(axis -> goldenCase.initial().shape().get(leaves.axes().all().indexOf(axis))).toList();
    }

    private ProgramRunner.Inputs inputs(Map<String, Tensor> tensors, int number) {
        Map<String, Double> numbers = new HashMap<>(optimizer.arguments().values());
        numbers.put(UpdateInputs.LEARNING_RATE, goldenCase.learningRate());
        numbers.put(UpdateInputs.STEP, (double) number);
        state.stream().filter(StateTensor::isNumber).map(StateTensor::name)
                .forEach(name -> numbers.put(name, Objects.requireNonNull(tensors.get(name)).data()[0]));
        Map<Axis, Integer> sizes = new HashMap<>();
        for (int i = 0; i < leaves.axes().all().size(); i++) {
            sizes.put(leaves.axes().all().get(i), goldenCase.initial().shape().get(i));
        }
        return new ProgramRunner.Inputs(tensors, numbers, sizes);
    }
}
