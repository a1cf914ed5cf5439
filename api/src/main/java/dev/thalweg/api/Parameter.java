// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api;

import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A parameter that a loss, an optimizer or a schedule declares: name, range, default.
///
/// Every value is a `double`, or several of them: flags are 0 or 1, a choice is the index of its word.
///
/// @param name the name in text forms, camel case
/// @param type how the value is written
/// @param defaultValue the value when none is given
/// @param range the values allowed
/// @param choices the words of a choice, else empty
/// @param synonyms other words for a choice, each with the word it stands for
/// @param description what it does, one phrase
/// @param aliases other names under which it is accepted
public record Parameter(String name, Type type, double defaultValue, Range range, List<String> choices,
        Map<String, String> synonyms, String description, List<String> aliases) {

    /// How a value is written.
    public enum Type {
        /// A real number.
        REAL,
        /// A whole number.
        INTEGER,
        /// `true` or `false`.
        FLAG,
        /// One of some words.
        CHOICE,
        /// Several real numbers in brackets, such as `[5, 20]`; none by default.
        NUMBERS,
        /// Several words in brackets, each one of some words; none by default.
        CHOICES;

        /// Whether a value is several.
        ///
        /// @return true for [#NUMBERS] and [#CHOICES]
        public boolean isSeveral() {
            return this == NUMBERS || this == CHOICES;
        }
    }

    /// An interval of real numbers.
    ///
    /// @param low the lower end
    /// @param lowOpen whether the lower end itself is excluded
    /// @param high the upper end
    /// @param highOpen whether the upper end itself is excluded
    /// @param text how an error message calls it, such as "a finite number > 0"
    public record Range(double low, boolean lowOpen, double high, boolean highOpen, String text) {
        /// Whether a value lies inside; NaN never does.
        ///
        /// @param value the value
        /// @return whether it is allowed
        public boolean contains(double value) {
            return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
        }
    }

    /// Copies the lists and checks the default against the range.
    public Parameter {
        Objects.requireNonNull(name, "name");
        choices = List.copyOf(choices);
        synonyms = Map.copyOf(synonyms);
        aliases = List.copyOf(aliases);
        if (!type.isSeveral() && !range.contains(defaultValue)) {
            throw new IllegalArgumentException(
                    "parameter " + name + ": the default " + defaultValue + " is not " + range.text());
        }
    }

    /// A finite number greater than 0.
    ///
    /// @param name its name
    /// @param defaultValue its default
    /// @param description what it does
    /// @return the parameter
    public static Parameter positive(String name, double defaultValue, String description) {
        return real(name, defaultValue, new Range(0, true, Double.MAX_VALUE, false, "a finite number > 0"),
                description);
    }

    /// A finite number, at least 0.
    ///
    /// @param name its name
    /// @param defaultValue its default
    /// @param description what it does
    /// @return the parameter
    public static Parameter nonNegative(String name, double defaultValue, String description) {
        return real(name, defaultValue, new Range(0, false, Double.MAX_VALUE, false, "a finite number >= 0"),
                description);
    }

    /// Any finite number.
    ///
    /// @param name its name
    /// @param defaultValue its default
    /// @param description what it does
    /// @return the parameter
    public static Parameter finite(String name, double defaultValue, String description) {
        return real(name, defaultValue, new Range(-Double.MAX_VALUE, false, Double.MAX_VALUE, false, "a finite number"),
                description);
    }

    /// A fraction, ends included.
    ///
    /// @param name its name
    /// @param defaultValue its default
    /// @param description what it does
    /// @return the parameter
    public static Parameter fraction(String name, double defaultValue, String description) {
        return real(name, defaultValue, new Range(0, false, 1, false, "a number from 0 to 1"), description);
    }

    /// A fraction strictly between 0 and 1.
    ///
    /// @param name its name
    /// @param defaultValue its default
    /// @param description what it does
    /// @return the parameter
    public static Parameter innerFraction(String name, double defaultValue, String description) {
        return real(name, defaultValue, new Range(0, true, 1, true, "a number between 0 and 1, both excluded"),
                description);
    }

    /// A decay rate: at least 0, less than 1.
    ///
    /// @param name its name
    /// @param defaultValue its default
    /// @param description what it does
    /// @return the parameter
    public static Parameter rate(String name, double defaultValue, String description) {
        return real(name, defaultValue, new Range(0, false, 1, true, "a number >= 0 and < 1"), description);
    }

    /// A real number in a range of one's own.
    ///
    /// @param name its name
    /// @param defaultValue its default
    /// @param range the values allowed
    /// @param description what it does
    /// @return the parameter
    public static Parameter real(String name, double defaultValue, Range range, String description) {
        return new Parameter(name, Type.REAL, defaultValue, range, List.of(), Map.of(), description, List.of());
    }

    /// A whole number.
    ///
    /// @param name its name
    /// @param defaultValue its default
    /// @param low the least value allowed
    /// @param high the greatest value allowed
    /// @param description what it does
    /// @return the parameter
    public static Parameter integer(String name, long defaultValue, long low, long high, String description) {
        return new Parameter(name, Type.INTEGER, defaultValue,
                new Range(low, false, high, false, "a whole number from " + low + " to " + high), List.of(),
                Map.of(), description, List.of());
    }

    /// A switch.
    ///
    /// @param name its name
    /// @param defaultValue its default
    /// @param description what it does when true
    /// @return the parameter
    public static Parameter flag(String name, boolean defaultValue, String description) {
        return new Parameter(name, Type.FLAG, defaultValue ? 1 : 0, new Range(0, false, 1, false, "true or false"),
                List.of(), Map.of(), description, List.of());
    }

    /// One of some words; the first is the default.
    ///
    /// @param name its name
    /// @param description what it decides
    /// @param choices the words
    /// @return the parameter
    public static Parameter choice(String name, String description, String... choices) {
        return new Parameter(name, Type.CHOICE, 0,
                new Range(0, false, choices.length - 1, false, "one of " + String.join(", ", choices)),
                List.of(choices), Map.of(), description, List.of());
    }

    /// Several numbers; none by default.
    ///
    /// @param name its name
    /// @param each the values allowed for each
    /// @param description what they do
    /// @return the parameter
    public static Parameter numbers(String name, Range each, String description) {
        return new Parameter(name, Type.NUMBERS, 0, each, List.of(), Map.of(), description, List.of());
    }

    /// Several words; none by default.
    ///
    /// @param name its name
    /// @param description what they decide
    /// @param choices the words allowed for each
    /// @return the parameter
    public static Parameter choices(String name, String description, String... choices) {
        return new Parameter(name, Type.CHOICES, 0,
                new Range(0, false, choices.length - 1, false, "one of " + String.join(", ", choices)),
                List.of(choices), Map.of(), description, List.of());
    }

    /// The same choice, with another word for one of its words.
    ///
    /// @param other the other word
    /// @param word the word it stands for
    /// @return a choice that reads both
    public Parameter synonym(String other, String word) {
        var all = new HashMap<>(synonyms);
        all.put(other, word);
        return new Parameter(name, type, defaultValue, range, choices, all, description, aliases);
    }

    /// The same parameter, accepted under other names as well.
    ///
    /// @param others the other names
    /// @return a parameter with aliases
    public Parameter alias(String... others) {
        var all = new ArrayList<>(aliases);
        all.addAll(List.of(others));
        return new Parameter(name, type, defaultValue, range, choices, synonyms, description, all);
    }

    /// The leaf that stands for this parameter in a formula: another value recompiles nothing.
    ///
    /// @return a hyper-parameter of the same name
    public Expr.Hyper expr() {
        return new Expr.Hyper(name, type == Type.INTEGER ? Kind.LABEL : Kind.REAL);
    }

    /// Whether the parameter answers to a name.
    ///
    /// @param given a name
    /// @return true for the name itself and the aliases
    public boolean isCalled(String given) {
        return name.equals(given) || aliases.contains(given);
    }

    /// Reads a value, or one of several.
    ///
    /// @param text what the user wrote
    /// @return the value, or null when the text is none of this type
    public @Nullable Double read(String text) {
        String word = text.strip();
        return switch (type) {
            case FLAG -> switch (word.toLowerCase(Locale.ROOT)) {
                case "true", "1" -> 1.0;
                case "false", "0" -> 0.0;
                default -> null;
            };
            case CHOICE, CHOICES -> {
                int index = choices.indexOf(synonyms.getOrDefault(word, word));
                yield index < 0 ? null : (Double) (double) index;
            }
            case REAL, NUMBERS -> number(word);
            case INTEGER -> {
                Double value = number(word);
                yield value != null && value == Math.rint(value) ? value : null;
            }
        };
    }

    /// Reads several values.
    ///
    /// @param text values in brackets, or a single one without
    /// @return the values, or null when the text is something else
    public @Nullable List<Double> readSeveral(String text) {
        String inner = text.strip();
        if (inner.startsWith("[") && inner.endsWith("]")) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        var values = new ArrayList<Double>();
        for (String word : inner.isEmpty() ? new String[0] : inner.split(",", -1)) {
            Double value = read(word);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    private static @Nullable Double number(String word) {
        // Java also reads "1f", "0x1p3" and the like, which nobody writes here on purpose
        if (!word.matches("[-+]?([0-9.]+([eE][-+]?[0-9]+)?|NaN|Infinity)")) {
            return null;
        }
        try {
            return Double.valueOf(word);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /// Writes a value.
    ///
    /// @param value a value of this parameter
    /// @return the text that [#read(String)] reads back
    public String write(double value) {
        return switch (type) {
            case FLAG -> value != 0 ? "true" : "false";
            case CHOICE, CHOICES -> choices.get((int) value);
            case INTEGER -> Long.toString((long) value);
            case REAL, NUMBERS -> value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value)
                    : Double.toString(value).replace(".0E", "e").replace('E', 'e');
        };
    }
}
