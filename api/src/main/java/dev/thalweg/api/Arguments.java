// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The values of a set of declared parameters.
///
/// @param parameters what is declared, in order
/// @param values the values by name, one for each parameter that is a single value
/// @param lists the values by name of parameters that are several numbers; one that is absent has none
public record Arguments(List<Parameter> parameters, Map<String, Double> values, Map<String, List<Double>> lists) {

    /// Copies all and checks that every parameter has a value in its range.
    public Arguments {
        parameters = List.copyOf(parameters);
        values = Map.copyOf(values);
        lists = lists.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
        for (Parameter parameter : parameters) {
            if (parameter.type().isSeveral()) {
                lists.getOrDefault(parameter.name(), List.of()).forEach(value -> require(parameter, value));
                continue;
            }
            Double value = values.get(parameter.name());
            if (value == null) {
                throw new IllegalArgumentException("parameter '" + parameter.name() + "' has no value");
            }
            require(parameter, value);
        }
    }

    private static void require(Parameter parameter, double value) {
        if (!parameter.range().contains(value)) {
            throw new IllegalArgumentException(
                    "parameter '" + parameter.name() + "' is " + value + "; expected " + parameter.range().text());
        }
    }

    /// The defaults of some parameters.
    ///
    /// @param parameters what is declared
    /// @return each with its default
    public static Arguments defaults(Parameter... parameters) {
        return new Arguments(List.of(parameters),
                Arrays.stream(parameters).filter(p -> !p.type().isSeveral())
                        .collect(Collectors.toMap(Parameter::name, Parameter::defaultValue)),
                Map.of());
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

    /// The words of a parameter that is several of them.
    ///
    /// @param parameter one of the declared
    /// @return its words, perhaps none
    public List<String> words(Parameter parameter) {
        return numbers(parameter).stream().map(parameter::write).toList();
    }

    /// The values of a parameter that is several numbers.
    ///
    /// @param parameter one of the declared
    /// @return its values, perhaps none
    public List<Double> numbers(Parameter parameter) {
        return lists.getOrDefault(parameter.name(), List.of());
    }

    /// The same arguments with one changed.
    ///
    /// @param parameter one of the declared
    /// @param value its new value, in range
    /// @return changed arguments
    public Arguments with(Parameter parameter, double value) {
        var changed = new HashMap<>(values);
        changed.put(parameter.name(), value);
        return new Arguments(parameters, changed, lists);
    }

    /// The same arguments with several numbers changed.
    ///
    /// @param parameter one of the declared
    /// @param numbers its new values, each in range
    /// @return changed arguments
    public Arguments with(Parameter parameter, List<Double> numbers) {
        var changed = new HashMap<>(lists);
        changed.put(parameter.name(), numbers);
        return new Arguments(parameters, values, changed);
    }

    /// Reads arguments as a user wrote them. What is not named keeps its present value; what has no name is the first parameter's.
    ///
    /// @param owner whose arguments they are, for messages, such as "loss 'huber'"
    /// @param errorId the id of the error for a bad value
    /// @param given text by parameter name or alias
    /// @return changed arguments
    /// @throws ThalwegException that lists every problem: unknown names with suggestions, unreadable values, values
    ///     out of range
    public Arguments read(String owner, String errorId, Map<String, String> given) {
        var reading = new Reading(new HashMap<>(values), new HashMap<>(lists), new ArrayList<>());
        given.forEach((name, text) -> called(name)
                .ifPresentOrElse(parameter -> reading.take(parameter, name.isEmpty() ? parameter.name() : name, text),
                        () -> reading.problems.add("no parameter '" + name + "'."
                                + Suggestions.sentence(name, names()) + known())));
        if (!reading.problems.isEmpty()) {
            throw new ThalwegException(errorId, owner + ": " + String.join(" Also: ", reading.problems));
        }
        return new Arguments(parameters, reading.values, reading.lists);
    }

    private Optional<Parameter> called(String name) {
        return parameters.stream().filter(p -> name.isEmpty() || p.isCalled(name)).findFirst();
    }

    /// Arguments as far as they are read.
    private record Reading(Map<String, Double> values, Map<String, List<Double>> lists, List<String> problems) {

        void take(Parameter parameter, String name, String text) {
            boolean several = parameter.type().isSeveral();
            boolean good = several ? takeSeveral(parameter, text) : takeOne(parameter, text);
            if (!good) {
                problems.add("parameter '" + name + "' is " + text.strip() + "; expected " + brackets(parameter)
                        + parameter.range().text() + ". Try " + name + "="
                        + (several ? "[]" : parameter.write(parameter.defaultValue())) + " (the default).");
            }
        }

        private static String brackets(Parameter parameter) {
            return switch (parameter.type()) {
                case NUMBERS -> "numbers in brackets, each ";
                case CHOICES -> "words in brackets, each ";
                case REAL, INTEGER, FLAG, CHOICE -> "";
            };
        }

        private boolean takeOne(Parameter parameter, String text) {
            Double value = parameter.read(text);
            boolean good = value != null && parameter.range().contains(value);
            if (value != null && good) {
                values.put(parameter.name(), value);
            }
            return good;
        }

        private boolean takeSeveral(Parameter parameter, String text) {
            List<Double> read = parameter.readSeveral(text);
            boolean good = read != null && read.stream().allMatch(parameter.range()::contains);
            if (read != null && good) {
                lists.put(parameter.name(), read);
            }
            return good;
        }
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
        return text(_ -> true);
    }

    /// Only the arguments that differ from their defaults.
    ///
    /// @return such as `(delta=1.5)`, or an empty text
    public String changedText() {
        return text(p -> p.type().isSeveral() ? !numbers(p).isEmpty() : get(p) != p.defaultValue());
    }

    private String text(Predicate<Parameter> which) {
        String inner = parameters.stream().filter(which).map(p -> p.name() + "=" + written(p))
                .collect(Collectors.joining(", "));
        return inner.isEmpty() ? "" : "(" + inner + ")";
    }

    private String written(Parameter parameter) {
        return !parameter.type().isSeveral() ? parameter.write(get(parameter))
                : numbers(parameter).stream().map(parameter::write).collect(Collectors.joining(", ", "[", "]"));
    }
}
