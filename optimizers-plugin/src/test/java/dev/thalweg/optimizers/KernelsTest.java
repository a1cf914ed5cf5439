// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import dev.thalweg.api.registry.Plugins;
import dev.thalweg.testkit.KernelContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The update kernel of every optimizer that is registered, in place.
class KernelsTest extends KernelContract {
    private static final Axis ENTRIES = Axis.of("i");
    private static final String PARAMETER = "parameter";

    @Override
    protected Stream<Subject> subjects() {
        return Stream.concat(Plugins.find().optimizers().all().stream(),
                Stream.of("sgd(momentum=0.9, nesterov=true)", "rmsprop(centered=true, momentum=0.5)")
                        .map(text -> Plugins.find().optimizer(text)))
                .map(KernelsTest::subject);
    }

    private static Subject subject(OptimizerPlugin optimizer) {
        UpdateRule rule = optimizer.rule(new UpdateInputs(Formulas.input(PARAMETER, ENTRIES),
                Formulas.input("gradient", ENTRIES), List.of(ENTRIES)));
        List<Program.Output> outputs = new ArrayList<>(
                List.of(new Program.Output(PARAMETER + "'", List.of(ENTRIES), rule.parameter(), PARAMETER)));
        rule.state().forEach(
                (name, value) -> outputs.add(new Program.Output(name + "'", List.of(ENTRIES), value, name)));
        Map<String, Double> scalars = new HashMap<>(optimizer.arguments().values());
        scalars.put(UpdateInputs.LEARNING_RATE, 0.01);
        scalars.put(UpdateInputs.STEP, 3.0);
        // moments of squares are never negative, and those of gradients may be so
        Map<String, Domain> domains = optimizer.state().stream()
                .collect(Collectors.toMap(StateTensor::name, _ -> Domain.NON_NEGATIVE));
        return new Subject(optimizer.text(), new Program(optimizer.text(), outputs), scalars, domains);
    }
}
