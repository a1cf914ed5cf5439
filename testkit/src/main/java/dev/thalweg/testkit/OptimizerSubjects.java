// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.testkit;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.testkit.KernelContract.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The update of every optimizer that is registered, in place.
public final class OptimizerSubjects {
    private static final Axis OUTPUTS = Axis.of("o");
    private static final Axis INPUTS = Axis.of("d");
    private static final ParameterAxes MATRIX = new ParameterAxes(List.of(INPUTS, OUTPUTS),
            Optional.of(new ParameterAxes.Matrix(OUTPUTS, INPUTS, OUTPUTS)));

    private OptimizerSubjects() {
    }

    /// All of them, some with options, of vectors and of matrices, and in wrappers.
    ///
    /// @return programs with what is known of their inputs
    public static Stream<Subject> all() {
        List<RuleOptimizer> all = rules(Plugins.find().optimizers().all().stream()).toList();
        Stream<RuleOptimizer> more = rules(Stream
                .of("sgd(momentum=0.9, nesterov=true)", "rmsprop(centered=true, momentum=0.5)", "lamb(weightDecay=0.1)")
                .map(text -> Plugins.find().optimizer(text)));
        return Stream.concat(
                Stream.concat(all.stream(), more)
                        .map(optimizer -> subject(optimizer, optimizer.text(), UpdateInputs.of(Axis.of("i")))),
                all.stream().filter(RuleOptimizer::seesMatrices).map(
                        optimizer -> subject(optimizer, optimizer.text() + " of a matrix", UpdateInputs.of(MATRIX))))
                .collect(Collectors.collectingAndThen(Collectors.toList(), OptimizerSubjects::andWrapped));
    }

    private static Stream<Subject> andWrapped(List<Subject> subjects) {
        Stream<OptimizerPlugin> wrapped = Plugins.find().wrappers().all().stream()
                .map(wrapper -> Plugins.find().optimizer("adam with " + wrapper.id()));
        Stream<OptimizerPlugin> twice = Stream
                .of("adafactor with adaptive-clip with max-norm", "muon with group-lasso with ema",
                        "lamb with accumulate with lookahead")
                .map(text -> Plugins.find().optimizer(text));
        return Stream.concat(subjects.stream(), rules(Stream.concat(wrapped, twice))
                .map(optimizer -> subject(optimizer, optimizer.text(), UpdateInputs.of(MATRIX))));
    }

    private static Stream<RuleOptimizer> rules(Stream<OptimizerPlugin> optimizers) {
        return optimizers.filter(RuleOptimizer.class::isInstance).map(RuleOptimizer.class::cast);
    }

    private static Subject subject(RuleOptimizer optimizer, String name, UpdateInputs inputs) {
        UpdateRule rule = optimizer.rule(inputs);
        List<Axis> axes = inputs.axes().all();
        List<StateTensor> state = optimizer.state(inputs.axes());
        List<Program.Output> outputs = new ArrayList<>(List
                .of(new Program.Output(UpdateInputs.PARAMETER + "'", axes, rule.parameter(), UpdateInputs.PARAMETER)));
        state.forEach(kept -> outputs.add(new Program.Output(kept.name() + "'", kept.axes(),
                Objects.requireNonNull(rule.state().get(kept.name())), kept.isNumber() ? "" : kept.name())));
        Map<String, Double> scalars = new HashMap<>(optimizer.arguments().values());
        scalars.put(UpdateInputs.LEARNING_RATE, 0.01);
        scalars.put(UpdateInputs.STEP, 3.0);
        scalars.put(UpdateInputs.SEED, 7.0);
        state.stream().filter(StateTensor::isNumber).forEach(kept -> scalars.put(kept.name(), 0.5));
        // moments of squares are never negative, and those of gradients may be so
        Map<String, Domain> domains = state.stream().filter(kept -> !kept.isNumber())
                .collect(Collectors.toMap(StateTensor::name, _ -> Domain.NON_NEGATIVE));
        // a squared gradient less the moment that it moved, and a root less the one before: differences of like numbers
        double scale = name.contains(" with ") || List.of("ftrl", "rmsprop", "muon").contains(optimizer.id()) ? 1 : 0;
        return new Subject(name, new Program(name, outputs), scalars, domains, scale);
    }
}
