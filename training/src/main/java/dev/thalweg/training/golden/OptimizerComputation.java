// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import dev.thalweg.api.registry.Plugins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An optimizer case: the program of one step, run as often as there are gradients.
final class OptimizerComputation {
    private static final String PARAMETER = "parameter";
    private static final String GRADIENT = "gradient";

    private final GoldenCase.OfOptimizer goldenCase;
    private final OptimizerPlugin optimizer;
    private final List<Axis> axes;
    private final Program step;

    OptimizerComputation(Plugins plugins, GoldenCase.OfOptimizer goldenCase) {
        this.goldenCase = goldenCase;
        OptimizerPlugin plugin = plugins.optimizers().get(goldenCase.name());
        this.optimizer = plugin.with(plugin.arguments().read("optimizer '" + goldenCase.name() + "'", "TH-O012",
                goldenCase.parameters()));
        this.axes = goldenCase.initial().anyAxes();
        this.step = step();
    }

    static String outputName(int step) {
        return "step " + step;
    }

    private Program step() {
        Axis[] all = axes.toArray(Axis[]::new);
        UpdateRule rule = optimizer
                .rule(new UpdateInputs(Formulas.input(PARAMETER, all), Formulas.input(GRADIENT, all), axes));
        List<Program.Output> outputs = new ArrayList<>(
                List.of(new Program.Output(updated(PARAMETER), axes, rule.parameter())));
        rule.state().forEach((name, value) -> outputs.add(new Program.Output(updated(name), axes, value)));
        return new Program(optimizer.text(), outputs);
    }

    private static String updated(String name) {
        return name + "'";
    }

    Map<String, double[]> run(ProgramRunner runner) {
        Map<String, Tensor> tensors = new HashMap<>();
        tensors.put(PARAMETER, goldenCase.initial().over(axes));
        for (StateTensor state : optimizer.state()) {
            double[] data = new double[goldenCase.initial().data().length];
            Arrays.fill(data, state.initial());
            tensors.put(state.name(), tensor(data));
        }
        Map<String, double[]> results = new HashMap<>();
        for (int number = 1; number <= goldenCase.gradients().size(); number++) {
            tensors.put(GRADIENT, goldenCase.gradients().get(number - 1).over(axes));
            Map<String, double[]> computed = runner.run(step, inputs(tensors, number));
            computed.forEach((name, data) -> tensors.put(name.substring(0, name.length() - 1), tensor(data)));
            results.put(outputName(number), java.util.Objects.requireNonNull(computed.get(updated(PARAMETER))));
        }
        return results;
    }

    private Tensor tensor(double[] data) {
        return new Tensor(axes, goldenCase.initial().shape(), data);
    }

    private ProgramRunner.Inputs inputs(Map<String, Tensor> tensors, int number) {
        Map<String, Double> numbers = new HashMap<>(optimizer.arguments().values());
        numbers.put(UpdateInputs.LEARNING_RATE, goldenCase.learningRate());
        numbers.put(UpdateInputs.STEP, (double) number);
        Map<Axis, Integer> sizes = new HashMap<>();
        for (int i = 0; i < axes.size(); i++) {
            sizes.put(axes.get(i), goldenCase.initial().shape().get(i));
        }
        return new ProgramRunner.Inputs(tensors, numbers, sizes);
    }
}
