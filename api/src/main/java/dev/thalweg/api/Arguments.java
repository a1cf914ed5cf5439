// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The values of a set of declared parameters.
///
/// @param parameters what is declared, in order
/// @param values the values by name, one for each parameter
public record Arguments(List<Parameter> parameters, Map<String, Double> values) {

    /// Copies both and checks that every parameter has a value in its range.
    public Arguments {
        parameters = List.copyOf(parameters);
        values = Map.copyOf(values);
        for (Parameter parameter : parameters) {
            Double value = values.get(parameter.name());
            if (value == null || !parameter.range().contains(value)) {
                throw new IllegalArgumentException(
                        "parameter '" + parameter.name() + "' is " + value + "; expected " + parameter.range().text());
            }
        }
    }

    /// The defaults of some parameters.
    ///
    /// @param parameters what is declared
    /// @return each with its default
    public static Arguments defaults(Parameter... parameters) {
        return new Arguments(List.of(parameters),
                Arrays.stream(parameters).collect(Collectors.toMap(Parameter::name, Parameter::defaultValue)));
    }

    /// The value of a parameter.
    ///
    /// @param parameter one of the declared
    /// @return its value
    public double get(Parameter parameter) {
        Double value = values.get(parameter.name());
        if (value == null) {
            throw new IllegalArgumentException("parameter '" + parameter.name() + "' is not declared");
        }
        return value;
    }

    /// The value of a switch.
    ///
    /// @param parameter a declared flag
    /// @return whether it is on
    public boolean flag(Parameter parameter) {
        return get(parameter) != 0;
    }

    /// The word of a choice.
    ///
    /// @param parameter a declared choice
    /// @return the chosen word
    public String choice(Parameter parameter) {
        return parameter.choices().get((int) get(parameter));
    }

    /// The same arguments with one changed.
    ///
    /// @param parameter one of the declared
    /// @param value its new value, in range
    /// @return changed arguments
    public Arguments with(Parameter parameter, double value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(parameter.name(), value);
        return new Arguments(parameters, changed);
    }

    /// Reads arguments as a user wrote them. What is not named keeps its present value.
    ///
    /// @param owner whose arguments they are, for messages, such as "loss 'huber'"
    /// @param errorId the id of the error for a bad value
    /// @param given text by parameter name or alias
    /// @return changed arguments
    /// @throws ThalwegException that lists every problem: unknown names with suggestions, unreadable values, values out of range
    public Arguments read(String owner, String errorId, Map<String, String> given) {
        var changed = new LinkedHashMap<>(values);
        List<String> problems = new ArrayList<>();
        given.forEach((name, text) -> {
            Parameter parameter = parameters.stream().filter(p -> p.isCalled(name)).findFirst().orElse(null);
            if (parameter == null) {
                problems.add("no parameter '" + name + "'." + Suggestions.sentence(name, names()) + known());
                return;
            }
            Double value = parameter.read(text);
            if (value == null || !parameter.range().contains(value)) {
                problems.add("parameter '" + name + "' is " + text.strip() + "; expected " + parameter.range().text()
                        + ". Try "
                        + name + "=" + parameter.write(parameter.defaultValue()) + " (the default).");
                return;
            }
            changed.put(parameter.name(), value);
        });
        if (!problems.isEmpty()) {
            throw new ThalwegException(errorId, owner + ": " + String.join(" Also: ", problems));
        }
        return new Arguments(parameters, changed);
    }

    private Collection<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    private String known() {
        return parameters.isEmpty() ? " It has none." : " It has: " + String.join(", ", names()) + ".";
    }

    /// The arguments in parentheses, as text forms write them; nothing when there are none.
    ///
    /// @return such as `(delta=1.5)`, or an empty text
    public String text() {
        return parameters.isEmpty() ? ""
                : parameters.stream().map(p -> p.name() + "=" + p.write(get(p)))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /// Only the arguments that differ from their defaults.
    ///
    /// @return such as `(delta=1.5)`, or an empty text
    public String changedText() {
        String inner = parameters.stream().filter(p -> get(p) != p.defaultValue())
                .map(p -> p.name() + "=" + p.write(get(p)))
                .collect(Collectors.joining(", "));
        return inner.isEmpty() ? "" : "(" + inner + ")";
    }
}
