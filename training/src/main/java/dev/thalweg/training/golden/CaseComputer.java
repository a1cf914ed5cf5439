// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.ElementType;
import dev.thalweg.api.registry.Plugins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Computes cases in one element type.
final class CaseComputer {
    private final Plugins plugins;
    private final ElementType type;
    private final ProgramRunner runner;

    CaseComputer(Plugins plugins, ElementType type, ProgramRunner runner) {
        this.plugins = plugins;
        this.type = type;
        this.runner = runner;
    }

    /// Whether the name of a case is known.
    static boolean knows(Plugins plugins, GoldenCase goldenCase) {
        return switch (goldenCase) {
            case GoldenCase.OfLoss c -> plugins.losses().find(c.name()).isPresent();
            case GoldenCase.OfOptimizer c -> plugins.optimizers().find(c.name()).isPresent();
            case GoldenCase.OfSearch c -> plugins.optimizers().find(c.name()).isPresent();
            case GoldenCase.OfSchedule c -> ScheduleComputation.knows(plugins, c.name());
            case GoldenCase.OfClipping c -> ClippingComputation.knows(c.name());
        };
    }

    /// Computes a case whose name is known.
    ///
    /// @throws dev.thalweg.api.ThalwegException if a parameter or input of the case is not known
    List<Outcome> compute(GoldenCase goldenCase) {
        return switch (goldenCase) {
            case GoldenCase.OfLoss c -> loss(c);
            case GoldenCase.OfOptimizer c -> optimizer(c);
            case GoldenCase.OfSearch c -> search(c);
            case GoldenCase.OfClipping c -> clipping(c);
            case GoldenCase.OfSchedule c -> schedule(c);
        };
    }

    private List<Outcome> loss(GoldenCase.OfLoss c) {
        LossComputation computation = new LossComputation(plugins, c);
        return outcomes(computation.run(runner), nodeErrors(computation::run), c.answers());
    }

    private List<Outcome> optimizer(GoldenCase.OfOptimizer c) {
        OptimizerComputation computation = new OptimizerComputation(plugins, c);
        Map<String, GoldenTensor> answer = new LinkedHashMap<>();
        c.after().forEach((step, tensor) -> answer.put(OptimizerComputation.outputName(step), tensor));
        c.averagedAfter().forEach((step, tensor) -> answer.put(OptimizerComputation.averageName(step), tensor));
        return outcomes(computation.run(runner), nodeErrors(computation::run), List.of(answer));
    }

    private List<Outcome> search(GoldenCase.OfSearch c) {
        SearchComputation computation = new SearchComputation(plugins, c);
        Map<String, double[]> computed = computation.run();
        List<Outcome> outcomes = new ArrayList<>();
        computation.answer().forEach(
                (name, answer) -> outcomes.add(course(Objects.requireNonNull(computed.get(name), name), answer)));
        return outcomes;
    }

    private List<Outcome> clipping(GoldenCase.OfClipping c) {
        ClippingComputation computation = new ClippingComputation(c);
        return outcomes(computation.run(runner), nodeErrors(computation::run), List.of(computation.answer()));
    }

    private List<Outcome> schedule(GoldenCase.OfSchedule c) {
        ScheduleComputation computation = new ScheduleComputation(plugins, c);
        List<Outcome> outcomes = new ArrayList<>(List.of(course(computation.rates(), c.rates())));
        c.momentum().ifPresent(momentum -> outcomes.add(course(computation.momentum(), momentum)));
        return outcomes;
    }

    private Outcome course(double[] computed, GoldenTensor answer) {
        double[] rounded = type == ElementType.F32 ? Arrays.stream(computed).map(x -> (float) x).toArray() : computed;
        return new Outcome(false, List.of(answer.data()), rounded, Optional.empty());
    }

    /// By how much the formulas are off in single precision, node by node, from themselves in double precision.
    private Optional<Map<String, double[]>> nodeErrors(Function<ProgramRunner, Map<String, double[]>> computation) {
        if (type == ElementType.F64) {
            return Optional.empty();
        }
        Map<String, double[]> truth = computation.apply(new EvaluatorRunner(ElementType.F64));
        Map<String, double[]> errors = new HashMap<>();
        computation.apply(new EvaluatorRunner(type)).forEach((name, rounded) -> errors.put(name,
                errors(rounded, Objects.requireNonNull(truth.get(name), name))));
        return Optional.of(errors);
    }

    private static double[] errors(double[] rounded, double[] truth) {
        double[] errors = new double[rounded.length];
        for (int i = 0; i < errors.length; i++) {
            double right = (float) truth[i];
            double off = Math.abs(rounded[i] - right);
            errors[i] = Deviation.same(rounded[i], right) ? 0 : Double.isFinite(off) ? off : Double.POSITIVE_INFINITY;
        }
        return errors;
    }

    private static List<Outcome> outcomes(Map<String, double[]> computed, Optional<Map<String, double[]>> nodeErrors,
            List<Map<String, GoldenTensor>> answers) {
        List<Outcome> outcomes = new ArrayList<>();
        for (String name : answers.getFirst().keySet()) {
            double[] result = Objects.requireNonNull(computed.get(name), name);
            List<double[]> right = answers.stream().flatMap(a -> Optional.ofNullable(a.get(name)).stream())
                    .map(GoldenTensor::data).toList();
            outcomes.add(new Outcome(Outcome.isGradient(name), right, result,
                    nodeErrors.flatMap(map -> Optional.ofNullable(map.get(name)))));
        }
        return outcomes;
    }
}
