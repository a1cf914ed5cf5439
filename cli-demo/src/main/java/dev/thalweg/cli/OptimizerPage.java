// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.Configurable;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.OptimizerWrapper;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.SchedulePlugin;
import dev.thalweg.api.optimizer.ScheduleRun;
import dev.thalweg.api.optimizer.SearchOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// Everything about an optimizer or a schedule on one page, derived from itself.
final class OptimizerPage {
    private static final int EPOCHS = 10;
    private static final long STEPS_PER_EPOCH = 100;

    /// A matrix, of which every optimizer shows what it does with one.
    private static final UpdateInputs INPUTS = UpdateInputs.of(matrix(Axis.of("o"), Axis.of("i")));

    private OptimizerPage() {
    }

    static List<String> of(OptimizerPlugin optimizer) {
        List<String> lines = page(optimizer);
        switch (optimizer) {
            case RuleOptimizer rule -> {
                LossPage.section(lines, "One step, with ' for what comes after it", FormulaText.of(update(rule)));
                LossPage.section(lines, "State of each parameter", state(rule.state(INPUTS.axes())));
            }
            case SearchOptimizer search -> LossPage.section(lines, "State of all parameters together",
                    List.copyOf(search.search(1).state().keySet()));
        }
        LossPage.guide(lines, optimizer.guide());
        return lines;
    }

    static List<String> of(OptimizerWrapper wrapper) {
        List<String> lines = page(wrapper);
        lines.add("");
        lines.add("It is put around an optimizer: --optimizer 'adam with " + wrapper.text() + "'.");
        return lines;
    }

    static List<String> of(SchedulePlugin schedule) {
        List<String> lines = page(schedule);
        LossPage.section(lines, "Learning rate at the start of each of " + EPOCHS + " epochs of " + STEPS_PER_EPOCH
                + " steps, for --lr 1 and these parameters", List.of(course(schedule)));
        return lines;
    }

    private static List<String> page(Configurable<?> thing) {
        List<String> lines = new ArrayList<>();
        lines.add(LossPage.title(thing));
        LossPage.section(lines, "Parameters", LossPage.parameters(thing));
        return lines;
    }

    private static ParameterAxes matrix(Axis outputs, Axis inputs) {
        return new ParameterAxes(List.of(outputs, inputs),
                Optional.of(new ParameterAxes.Matrix(outputs, inputs, outputs)));
    }

    private static SequencedMap<String, Expr> update(RuleOptimizer optimizer) {
        UpdateRule rule = optimizer.rule(INPUTS);
        SequencedMap<String, Expr> formulas = new LinkedHashMap<>();
        optimizer.state(INPUTS.axes()).stream().map(StateTensor::name)
                .forEach(name -> formulas.put(name + "'", Objects.requireNonNull(rule.state().get(name), name)));
        formulas.put("parameter'", rule.parameter());
        return formulas;
    }

    private static List<String> state(List<StateTensor> state) {
        return state.isEmpty() ? List.of("none")
                : state.stream().map(OptimizerPage::state).toList();
    }

    private static String state(StateTensor tensor) {
        String what = tensor.isNumber() ? ", a number" : tensor.axes().size() == 1 ? ", along one axis" : "";
        return tensor.name() + what + ", at first "
                + (tensor.fromParameter() ? "the parameter" : Text.number(tensor.initial()));
    }

    private static String course(SchedulePlugin schedule) {
        ScheduleRun run = new ScheduleRun(1, EPOCHS * STEPS_PER_EPOCH, STEPS_PER_EPOCH);
        return String.join("  ", IntStream.range(0, EPOCHS)
                .mapToObj(epoch -> Text.number(schedule.rate(epoch * STEPS_PER_EPOCH, run))).toList());
    }
}
