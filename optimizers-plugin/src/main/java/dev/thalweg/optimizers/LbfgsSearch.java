// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.optimizer.Search;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The walk of [Lbfgs]: directions by [CurvatureHistory], lengths by [StrongWolfe].
final class LbfgsSearch implements Search {
    private final Arguments arguments;
    private final CurvatureHistory history;
    private final double[] direction;
    private final double[] before;
    /// How many directions were taken in all, and the length of the last one.
    private final double[] progress = new double[2];
    private final double[] gradient;
    private final Ray ray;

    LbfgsSearch(Arguments arguments, int entries) {
        this.arguments = arguments;
        this.history = new CurvatureHistory((int) arguments.get(Lbfgs.HISTORY), entries);
        this.direction = new double[entries];
        this.before = new double[entries];
        this.gradient = new double[entries];
        this.ray = new Ray(direction, gradient);
    }

    @Override
    public SequencedMap<String, double[]> state() {
        SequencedMap<String, double[]> state = new LinkedHashMap<>();
        state.put("steps", history.steps());
        state.put("gradientChanges", history.changes());
        state.put("pairs", history.counts());
        state.put("direction", direction);
        state.put("gradientBefore", before);
        state.put("progress", progress);
        return state;
    }

    @Override
    public double step(Landscape landscape, double[] point, double learningRate) {
        double first = ray.look(landscape, point);
        int evaluations = 1;
        double value = first;
        double tolerance = arguments.get(Lbfgs.CHANGE_TOLERANCE);
        int iterations = (int) arguments.get(Lbfgs.ITERATIONS);
        for (int i = 1; i <= iterations && !isFlat(); i++) {
            turn();
            double slope = Vectors.dot(gradient, direction);
            if (slope > -tolerance) {
                break;
            }
            Ray.Trial start = new Ray.Trial(0, value, slope);
            Ray.Trial end = walk(start, landscape, point, firstLength(learningRate), i == iterations);
            evaluations += ray.takeLooks();
            progress[1] = end.length();
            double change = Math.abs(end.value() - value);
            value = end.value();
            if (evaluations >= arguments.get(Lbfgs.MAX_EVALUATIONS) || change < tolerance
                    || Math.abs(end.length()) * Vectors.greatest(direction) <= tolerance) {
                break;
            }
        }
        return first;
    }

    private boolean isFlat() {
        return Vectors.greatest(gradient) <= arguments.get(Lbfgs.GRADIENT_TOLERANCE);
    }

    /// The next direction, from what the last one taught.
    private void turn() {
        if (progress[0] > 0) {
            history.learn(direction, progress[1], gradient, before);
        }
        history.direct(gradient, direction);
        System.arraycopy(gradient, 0, before, 0, before.length);
        progress[0]++;
    }

    private double firstLength(double learningRate) {
        return progress[0] == 1 ? Math.min(1, 1 / Vectors.sizes(gradient)) * learningRate : learningRate;
    }

    private Ray.Trial walk(Ray.Trial start, Landscape landscape, double[] point, double length, boolean isLast) {
        ray.begin(landscape, point);
        if (arguments.choice(Lbfgs.LINE_SEARCH).equals("strong-wolfe")) {
            Ray.Trial end = StrongWolfe.search(ray, start, length);
            ray.moveTo(end);
            return end;
        }
        // nobody asks what the last point of a step is like: the next step looks there anyway
        Ray.Trial end = isLast ? new Ray.Trial(length, Double.NEGATIVE_INFINITY, 0) : ray.at(length);
        ray.moveTo(end);
        return end;
    }
}
