// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.Parameter;
import dev.thalweg.api.ThalwegException;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Printer;
import dev.thalweg.api.optimizer.OptimizerPlugin;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.RuleOptimizer;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// One step of an optimizer as equations, read off its formula.
final class Equations {
    /// A matrix, of which every optimizer shows what it does with one.
    private static final UpdateInputs INPUTS = UpdateInputs.of(matrix(Axis.of("o"), Axis.of("i")));
    private static final UpdateInputs BIAS = UpdateInputs.of(Axis.of("o")).asBias();
    /// Turns the sign of the gradient and changes nothing else.
    private static final String MAXIMIZE = "maximize";
    /// In the range of every number that may also be 0.
    private static final double SOME = 0.5;

    private Equations() {
    }

    private static ParameterAxes matrix(Axis outputs, Axis inputs) {
        return new ParameterAxes(List.of(outputs, inputs),
                Optional.of(new ParameterAxes.Matrix(outputs, inputs, outputs)));
    }

    /// What is kept of a matrix.
    static List<StateTensor> state(RuleOptimizer optimizer) {
        return state(optimizer, INPUTS);
    }

    private static List<StateTensor> state(RuleOptimizer optimizer, UpdateInputs inputs) {
        return optimizer.state(inputs.axes());
    }

    /// What each state tensor and the parameter become in one step, by name with a prime.
    private static SequencedMap<String, Expr> of(RuleOptimizer optimizer, UpdateInputs inputs) {
        UpdateRule rule = optimizer.rule(inputs);
        SequencedMap<String, Expr> formulas = new LinkedHashMap<>();
        state(optimizer, inputs).stream().map(StateTensor::name)
                .forEach(name -> formulas.put(name + "'", Objects.requireNonNull(rule.state().get(name), name)));
        formulas.put("parameter'", rule.parameter());
        return formulas;
    }

    /// The equations as lines, with where the gradient is taken and which state is the model, where an optimizer has its own ideas.
    static List<String> lines(RuleOptimizer optimizer) {
        return lines(optimizer, INPUTS);
    }

    /// The equations that are other ones for a bias, which is added and not multiplied.
    static List<String> linesOfBias(RuleOptimizer optimizer) {
        List<String> ofMatrix = lines(optimizer);
        return lines(optimizer, BIAS).stream().filter(line -> !ofMatrix.contains(line)).toList();
    }

    private static List<String> lines(RuleOptimizer optimizer, UpdateInputs inputs) {
        List<String> lines = new ArrayList<>();
        if (optimizer.gradientsUphill() > 0) {
            lines.add("uphill = the gradient at parameter, of all parameters together");
            lines.add("gradient = that at parameter + " + Printer.number(optimizer.gradientsUphill())
                    + " * uphill / (norm(uphill) + 1e-12)");
        }
        lines.addAll(FormulaText.of(of(optimizer, inputs)));
        optimizer.model().ifPresent(model -> lines.add("model = " + model + "'"));
        return lines;
    }

    /// What changes with each argument that can be switched on or off: alone, or with others where it says nothing alone.
    static List<Variant> variants(RuleOptimizer optimizer) {
        Variant asItIs = new Variant(List.of(), optimizer, List.of());
        List<Variant> variants = new ArrayList<>();
        optimizer.arguments().parameters().stream().filter(parameter -> isSwitch(optimizer, parameter))
                .forEach(parameter -> Stream.concat(Stream.of(asItIs), List.copyOf(variants).stream())
                        .flatMap(variant -> variant.switched(parameter).stream()).findFirst()
                        .ifPresent(variants::add));
        return variants;
    }

    private static boolean isSwitch(RuleOptimizer optimizer, Parameter parameter) {
        return switch (parameter.type()) {
            case FLAG -> !parameter.name().equals(MAXIMIZE);
            case REAL -> optimizer.arguments().get(parameter) == 0 && parameter.range().contains(SOME);
            case INTEGER, CHOICE, CHOICES, NUMBERS -> false;
        };
    }

    /// An optimizer some of whose arguments are switched.
    ///
    /// @param switches such as `with momentum`
    /// @param optimizer the optimizer
    /// @param lines its equations as far as the last switch has changed them
    record Variant(List<String> switches, RuleOptimizer optimizer, List<String> lines) {

        String heading() {
            String text = String.join(", ", switches);
            return Character.toUpperCase(text.charAt(0)) + text.substring(1);
        }

        /// With one more argument switched; empty if that changes nothing, or does not go alone.
        private Optional<Variant> switched(Parameter parameter) {
            double now = optimizer.arguments().get(parameter);
            double other = now != 0 ? 0 : parameter.type() == Parameter.Type.FLAG ? 1 : SOME;
            try {
                OptimizerPlugin changed = optimizer.with(optimizer.arguments().with(parameter, other));
                return changed instanceof RuleOptimizer rule
                        ? after((now == 0 ? "with " : "without ") + parameter.name(), rule)
                        : Optional.empty();
            } catch (ThalwegException _) {
                return Optional.empty();
            }
        }

        private Optional<Variant> after(String last, RuleOptimizer changed) {
            List<String> before = Equations.lines(optimizer);
            List<String> other = Equations.lines(changed).stream().filter(line -> !before.contains(line)).toList();
            List<String> all = Stream.concat(switches.stream(), Stream.of(last)).toList();
            return other.isEmpty() ? Optional.empty() : Optional.of(new Variant(all, changed, other));
        }
    }
}
