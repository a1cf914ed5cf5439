// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Evaluator;
import dev.thalweg.api.formula.Tensor;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.Search;
import dev.thalweg.api.optimizer.SearchOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Walks down the [Valley], in double precision.
sealed interface ValleyWalker {

    /// At the beginning of the valley.
    static ValleyWalker of(OptimizerPlugin optimizer, double learningRate) {
        return switch (optimizer) {
            case RuleOptimizer rule -> new ByRule(rule, learningRate);
            case SearchOptimizer search -> new BySearch(search.search(2), learningRate);
        };
    }

    /// Takes a step.
    ///
    /// @return where the model is now
    double[] step();

    /// Follows an optimizer's formula. The point is a matrix of one row to optimizers that tell matrices apart.
    final class ByRule implements ValleyWalker {
        private static final Axis ROW = Axis.of("o");
        private static final Axis ENTRIES = Axis.of("i");
        private static final Map<Axis, Integer> SIZES = Map.of(ROW, 1, ENTRIES, 2);
        private static final double ANY_SEED = 1;
        /// Keeps the length of a gradient from being 0, as training does.
        private static final double LEAST_LENGTH = 1e-12;

        private final RuleOptimizer optimizer;
        private final List<Axis> axes;
        private final List<StateTensor> state;
        private final UpdateRule rule;
        private final Map<String, Tensor> tensors = new HashMap<>();
        private final Map<String, Double> numbers = new HashMap<>();
        private double steps;

        private ByRule(RuleOptimizer optimizer, double learningRate) {
            UpdateInputs inputs = inputs(optimizer);
            this.optimizer = optimizer;
            axes = inputs.axes().all();
            state = optimizer.state(inputs.axes());
            rule = optimizer.rule(inputs);
            numbers.putAll(optimizer.arguments().values());
            numbers.put(UpdateInputs.LEARNING_RATE, learningRate);
            numbers.put(UpdateInputs.SEED, ANY_SEED);
            tensors.put(UpdateInputs.PARAMETER, tensor(axes, Valley.start()));
            state.forEach(this::begin);
        }

        private static UpdateInputs inputs(RuleOptimizer optimizer) {
            return optimizer.seesMatrices()
                    ? UpdateInputs.of(new ParameterAxes(List.of(ROW, ENTRIES),
                            Optional.of(new ParameterAxes.Matrix(ROW, ENTRIES, ROW))))
                    : UpdateInputs.of(ENTRIES);
        }

        private void begin(StateTensor kept) {
            double[] entries = new double[shape(kept.axes()).stream().reduce(1, Math::multiplyExact)];
            Arrays.fill(entries, kept.initial());
            keep(kept, tensor(kept.axes(), kept.fromParameter() ? Valley.start() : entries));
        }

        private void keep(StateTensor kept, Tensor now) {
            if (kept.isNumber()) {
                numbers.put(kept.name(), now.number());
            } else {
                tensors.put(kept.name(), now.spread(kept.axes(), shape(kept.axes())));
            }
        }

        @Override
        public double[] step() {
            numbers.put(UpdateInputs.STEP, ++steps);
            tensors.put(UpdateInputs.GRADIENT, tensor(axes, gradient(point())));
            Evaluator evaluator = new Evaluator(Map.copyOf(tensors), Map.copyOf(numbers), SIZES, ElementType.F64);
            state.forEach(kept -> keep(kept,
                    evaluator.evaluate(Objects.requireNonNull(rule.state().get(kept.name()), kept.name()))));
            tensors.put(UpdateInputs.PARAMETER, evaluator.evaluate(rule.parameter()).spread(axes, shape(axes)));
            return optimizer.model().map(this::entries).orElseGet(this::point).clone();
        }

        private double[] point() {
            return entries(UpdateInputs.PARAMETER);
        }

        private double[] entries(String name) {
            return Objects.requireNonNull(tensors.get(name), name).data();
        }

        private double[] gradient(double[] point) {
            double[] here = Valley.gradient(point);
            if (optimizer.gradientsUphill() == 0) {
                return here;
            }
            double length = optimizer.gradientsUphill() / (Math.hypot(here[0], here[1]) + LEAST_LENGTH);
            return Valley.gradient(new double[] {point[0] + length * here[0], point[1] + length * here[1]});
        }

        private static Tensor tensor(List<Axis> axes, double[] entries) {
            return new Tensor(axes, shape(axes), entries);
        }

        private static List<Integer> shape(List<Axis> axes) {
            return axes.stream().map(axis -> Objects.requireNonNull(SIZES.get(axis), axis.name())).toList();
        }
    }

    /// Looks at value and gradient where it likes.
    final class BySearch implements ValleyWalker {
        private final Search search;
        private final double learningRate;
        private final double[] point = Valley.start();

        private BySearch(Search search, double learningRate) {
            this.search = search;
            this.learningRate = learningRate;
        }

        @Override
        public double[] step() {
            search.step(BySearch::look, point, learningRate);
            return point.clone();
        }

        private static double look(double[] at, double[] gradient) {
            System.arraycopy(Valley.gradient(at), 0, gradient, 0, gradient.length);
            return Valley.value(at);
        }
    }
}
