// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.SearchOptimizer;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The way of an optimizer down the [Valley].
///
/// @param learningRate the learning rate of all steps
/// @param x where the model was from left to right, before the first step and after each
/// @param y where it was from bottom to top
record ValleyPath(double learningRate, double[] x, double[] y) {
    /// How many steps it takes.
    static final int STEPS = 500;
    private static final double[] RATES = {1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30};

    /// The way with the one of some learning rates by which it ends lowest, of those by which it stays in the picture. A search looks for the length of its steps itself.
    static ValleyPath best(OptimizerPlugin optimizer) {
        return switch (optimizer) {
            case RuleOptimizer rule -> DoubleStream.of(RATES).mapToObj(rate -> of(rule, rate))
                    .min(Comparator.comparing(ValleyPath::leaves).thenComparingDouble(ValleyPath::value)).orElseThrow();
            case SearchOptimizer search -> of(search, 1);
        };
    }

    private boolean leaves() {
        return IntStream.range(0, x.length).anyMatch(i -> !Valley.ACROSS.contains(x[i]) || !Valley.UP.contains(y[i]));
    }

    /// The way with a learning rate.
    static ValleyPath of(OptimizerPlugin optimizer, double learningRate) {
        ValleyWalker walker = ValleyWalker.of(optimizer, learningRate);
        double[] x = new double[STEPS + 1];
        double[] y = new double[STEPS + 1];
        double[] point = Valley.start();
        for (int step = 0; step <= STEPS; step++) {
            x[step] = point[0];
            y[step] = point[1];
            point = walker.step();
        }
        return new ValleyPath(learningRate, x, y);
    }

    /// How high it ends; infinite if it has left all bounds.
    double value() {
        double value = Valley.value(new double[] {x[STEPS], y[STEPS]});
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    /// The rate and where it ends, for people.
    String text() {
        return STEPS + " steps at rate " + Text.exact(learningRate) + ", to f = " + Text.brief(value());
    }
}
