// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.loss.LossSum;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.training.Activation;
import dev.thalweg.training.FitOptions.Penalties;
import dev.thalweg.training.ModelOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveTest {
    private static final int ROWS = 4;
    private static final int FEATURES = 3;

    /// An objective and numbers for all its inputs.
    private record Case(Objective objective, Map<String, Tensor> inputs, Map<Axis, Integer> sizes) {

        double evaluate(Expr formula) {
            return evaluator().evaluate(formula).number();
        }

        Evaluator evaluator() {
            return new Evaluator(inputs, objective.hypers(), sizes, ElementType.F64);
        }
    }

    private static Case of(String loss, ModelOptions model, Penalties penalties) {
        LossSum sum = Plugins.find().loss(loss);
        Network network = Network.of(FEATURES, sum.rowWise() ? 3 : 1, model);
        var objective = new Objective(network, LossForm.of(sum), penalties);
        var random = new Random(3);
        Map<String, Tensor> inputs = new HashMap<>();
        inputs.put("x",
                tensor(List.of(Network.ROWS, network.layers().getFirst().from()), List.of(ROWS, FEATURES), random));
        network.parameters().forEach(p -> inputs.put(p.name(), tensor(p.axes(), p.shape(), random)));
        inputs.put("target", sum.rowWise() ? new Tensor(List.of(Network.ROWS), List.of(ROWS), new double[] {0, 2, 1, 2})
                : new Tensor(List.of(Network.ROWS, network.outputAxis()), List.of(ROWS, 1), new double[] {0, 1, 1, 0}));
        Map<Axis, Integer> sizes = new HashMap<>(Map.of(Network.ROWS, ROWS));
        network.layers().forEach(layer -> {
            sizes.put(layer.from(), layer.inputs());
            sizes.put(layer.to(), layer.outputs());
        });
        return new Case(objective, inputs, sizes);
    }

    private static Tensor tensor(List<Axis> axes, List<Integer> shape, Random random) {
        int entries = shape.stream().reduce(1, Math::multiplyExact);
        return new Tensor(axes, shape, random.doubles(entries, -1, 1).toArray());
    }

    @Test
    void aLinearModelIsTheSumOfProductsAndABias() {
        Case linear = of("mse", ModelOptions.linear(), Penalties.NONE);
        double[] x = linear.inputs.get("x").data();
        double[] w = linear.inputs.get("layer1.weight").data();
        double bias = linear.inputs.get("layer1.bias").data()[0];
        double[] targets = linear.inputs.get("target").data();
        double expected = 0;
        for (int n = 0; n < ROWS; n++) {
            double prediction = bias + x[3 * n] * w[0] + x[3 * n + 1] * w[1] + x[3 * n + 2] * w[2];
            expected += (prediction - targets[n]) * (prediction - targets[n]) / ROWS;
        }
        assertThat(linear.evaluate(output(linear.objective.training(), "loss"))).isEqualTo(expected, within(1e-14));
    }

    @Test
    void penaltiesCountWeightsAndNotBiases() {
        Case plain = of("mse", ModelOptions.linear(), Penalties.NONE);
        Case penalised = of("mse", ModelOptions.linear(), new Penalties(0.3, 0.5));
        double l1 = 0;
        double squares = 0;
        for (double w : plain.inputs.get("layer1.weight").data()) {
            l1 += Math.abs(w);
            squares += w * w;
        }
        double difference = penalised.evaluate(output(penalised.objective.training(), "loss"))
                - plain.evaluate(output(plain.objective.training(), "loss"));
        assertThat(difference).isEqualTo(0.3 * l1 + 0.25 * squares, within(1e-14));
        assertThat(penalised.evaluate(output(penalised.objective.evaluation(), "loss")))
                .as("a measurement has no penalty")
                .isEqualTo(plain.evaluate(output(plain.objective.evaluation(), "loss")));
    }

    @ParameterizedTest
    @CsvSource({"huber, TANH", "bce-with-logits, SIGMOID", "bce, GELU", "cross-entropy, TANH", "nll, GELU",
        "0.5*huber(delta=0.1) + 2*log-cosh, TANH", "poisson-nll(logInput=false), TANH"})
    void gradientsOfAllParametersAgreeWithDifferences(String loss, Activation activation) {
        Case network = of(loss, ModelOptions.linear().withHidden(List.of(5, 4)).withActivation(activation),
                new Penalties(0, 0.01));
        Program program = network.objective.training();
        assertThat(program.outputs()).hasSize(7);
        for (ParameterSpec parameter : network.objective.network().parameters()) {
            double[] derived = network.evaluator().evaluate(output(program, Objective.gradientName(parameter)))
                    .ordered(parameter.axes()).data();
            double[] values = network.inputs.get(parameter.name()).data();
            for (int i = 0; i < values.length; i++) {
                double h = 1e-5;
                double at = values[i];
                values[i] = at + h;
                double above = network.evaluate(output(program, "loss"));
                values[i] = at - h;
                double below = network.evaluate(output(program, "loss"));
                values[i] = at;
                // central differences: h² times third derivatives of order one, and rounding 1e-16/h
                assertThat(derived[i]).as("%s[%d]", parameter.name(), i).isEqualTo((above - below) / (2 * h),
                        within(1e-8));
            }
        }
    }

    @Test
    void droppedValuesAreMultipliedByTheirMask() {
        ModelOptions dropping = ModelOptions.linear().withHidden(List.of(5)).withDropout(0.5);
        Case network = of("mse", dropping, Penalties.NONE);
        DenseLayer hidden = network.objective.network().layers().getFirst();
        network.inputs.put("layer1.dropout",
                new Tensor(List.of(Network.ROWS, hidden.to()), List.of(ROWS, 5), new double[ROWS * 5]));
        double bias = network.inputs.get("layer2.bias").data()[0];
        double expected = ((bias - 1) * (bias - 1) + bias * bias) / 2;
        assertThat(network.evaluate(output(network.objective.training(), "loss"))).isEqualTo(expected, within(1e-14));
        assertThat(network.evaluate(output(network.objective.evaluation(), "loss"))).isNotEqualTo(expected);
    }

    private static Expr output(Program program, String name) {
        return program.outputs().stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow().value();
    }
}
