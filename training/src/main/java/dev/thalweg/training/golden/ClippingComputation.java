// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.optimizer.ClipByGlobalNorm;
import dev.thalweg.api.optimizer.ClipByValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A clipping case: the parts of the norm, and the clipped gradients.
final class ClippingComputation {
    private static final String GRADIENT = "gradient";
    private static final String PART = "part";
    private static final String CLIPPED = "clipped";

    private final GoldenCase.OfClipping goldenCase;

    ClippingComputation(GoldenCase.OfClipping goldenCase) {
        this.goldenCase = goldenCase;
    }

    static boolean knows(String name) {
        return name.equals("norm") || name.equals("value");
    }

    Map<String, GoldenTensor> answer() {
        Map<String, GoldenTensor> answer = new LinkedHashMap<>();
        goldenCase.totalNorm()
                .ifPresent(norm -> answer.put(Outcome.VALUE, new GoldenTensor(List.of(), new double[] {norm})));
        for (int i = 0; i < goldenCase.clipped().size(); i++) {
            answer.put(Outcome.clipped(i), goldenCase.clipped().get(i));
        }
        return answer;
    }

    Map<String, double[]> run(ProgramRunner runner) {
        return goldenCase.name().equals("value") ? byValue(runner) : byNorm(runner);
    }

    private Map<String, double[]> byValue(ProgramRunner runner) {
        double limit = parameter("clip_value");
        return clipped(runner, Map.of(ClipByValue.LIMIT, limit), true);
    }

    private Map<String, double[]> byNorm(ProgramRunner runner) {
        ClipByGlobalNorm norm = norm();
        double[] parts = goldenCase.gradients().stream().mapToDouble(gradient -> part(runner, norm, gradient))
                .toArray();
        double total = norm.total(parts);
        double factor = ClipByGlobalNorm.factor(total, parameter("max_norm"));
        Map<String, double[]> results = clipped(runner, Map.of(ClipByGlobalNorm.FACTOR, factor), false);
        results.put(Outcome.VALUE, new double[] {total});
        return results;
    }

    private ClipByGlobalNorm norm() {
        double order = parameter("norm_type");
        return order == 1 ? ClipByGlobalNorm.ABSOLUTE
                : order == 2 ? ClipByGlobalNorm.EUCLIDEAN : ClipByGlobalNorm.GREATEST;
    }

    private double parameter(String name) {
        return Double.parseDouble(Objects.requireNonNull(goldenCase.parameters().get(name), name));
    }

    private static double part(ProgramRunner runner, ClipByGlobalNorm norm, GoldenTensor gradient) {
        List<Axis> axes = gradient.anyAxes();
        Program program = new Program(PART, List.of(new Program.Output(PART, List.of(), norm.part(leaf(axes), axes))));
        return result(runner.run(program, inputs(gradient, Map.of())), PART)[0];
    }

    private Map<String, double[]> clipped(ProgramRunner runner, Map<String, Double> numbers, boolean byValue) {
        Map<String, double[]> results = new HashMap<>();
        for (int i = 0; i < goldenCase.gradients().size(); i++) {
            GoldenTensor gradient = goldenCase.gradients().get(i);
            List<Axis> axes = gradient.anyAxes();
            Expr value = byValue ? ClipByValue.clip(leaf(axes)) : ClipByGlobalNorm.clip(leaf(axes));
            Program program = new Program(CLIPPED, List.of(new Program.Output(CLIPPED, axes, value)));
            results.put(Outcome.clipped(i), result(runner.run(program, inputs(gradient, numbers)), CLIPPED));
        }
        return results;
    }

    private static Expr leaf(List<Axis> axes) {
        return Formulas.input(GRADIENT, axes.toArray(Axis[]::new));
    }

    private static double[] result(Map<String, double[]> computed, String name) {
        return Objects.requireNonNull(computed.get(name), name);
    }

    private static ProgramRunner.Inputs inputs(GoldenTensor gradient, Map<String, Double> numbers) {
        List<Axis> axes = gradient.anyAxes();
        Map<Axis, Integer> sizes = new HashMap<>();
        for (int i = 0; i < axes.size(); i++) {
            sizes.put(axes.get(i), gradient.shape().get(i));
        }
        return new ProgramRunner.Inputs(Map.of(GRADIENT, gradient.over(axes)), numbers, sizes);
    }
}
