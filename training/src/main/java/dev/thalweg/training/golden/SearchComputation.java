// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.Search;
import dev.thalweg.api.optimizer.SearchOptimizer;
import dev.thalweg.api.registry.Plugins;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// A case of an optimizer that searches. A search computes in double precision whatever the element type of a run is.
final class SearchComputation {
    private final GoldenCase.OfSearch goldenCase;
    private final SearchOptimizer optimizer;

    SearchComputation(Plugins plugins, GoldenCase.OfSearch goldenCase) {
        this.goldenCase = goldenCase;
        OptimizerPlugin plugin = plugins.optimizers().get(goldenCase.name());
        if (!(plugin.with(plugin.arguments().read("optimizer '" + goldenCase.name() + "'", "TH-O012",
                goldenCase.parameters())) instanceof SearchOptimizer searching)) {
            throw new IllegalArgumentException("'" + goldenCase.name() + "' does not search");
        }
        this.optimizer = searching;
    }

    Map<String, GoldenTensor> answer() {
        Map<String, GoldenTensor> answer = new LinkedHashMap<>();
        goldenCase.after().forEach((step, point) -> answer.put(OptimizerComputation.outputName(step), point));
        goldenCase.valueAfter().forEach((step, value) -> answer.put(valueName(step), value));
        return answer;
    }

    Map<String, double[]> run() {
        GoldenObjective objective = goldenCase.objective();
        double[] point = objective.initial().clone();
        double[] gradient = new double[point.length];
        Search search = optimizer.search(point.length);
        Map<String, double[]> results = new HashMap<>();
        for (int number = 1; number <= goldenCase.after().lastKey(); number++) {
            search.step(objective, point, goldenCase.learningRate());
            results.put(OptimizerComputation.outputName(number), point.clone());
            results.put(valueName(number), new double[] {objective.valueAndGradient(point, gradient)});
        }
        return results;
    }

    private static String valueName(int step) {
        return "value after step " + step;
    }
}
