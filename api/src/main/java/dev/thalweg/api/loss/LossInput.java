// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Kind;
import java.util.ArrayList;
import java.util.List;

/// An input that a loss declares.
///
/// @param name its name, such as `prediction`
/// @param layout how its shape follows from that of the predictions, or its own axes
/// @param kind what its entries mean
/// @param domain which numbers it may hold
/// @param optional whether it may be left out
/// @param differentiable whether a gradient with respect to it is offered
/// @param description what it is, one phrase
/// @param aliases other names under which it is accepted
public record LossInput(String name, Layout layout, Kind kind, Domain domain, boolean optional, boolean differentiable,
        String description, List<String> aliases) {

    /// The name of the predictions.
    public static final String PREDICTION = "prediction";
    /// The name of what is to be met.
    public static final String TARGET = "target";
    /// The name of the scores of the rows of ranking lists, `[n, i]`.
    public static final String SCORES = "scores";
    /// The name of how relevant these rows are, `[n, i]`; lists are as long as the longest, and a [#MASK] `[n, i]` says what is there.
    public static final String RELEVANCE = "relevance";
    /// The name of weights of single items.
    public static final String SAMPLE_WEIGHTS = "sampleWeights";
    /// The name of the entries that take part.
    public static final String MASK = "mask";
    /// The name of weights of classes.
    public static final String CLASS_WEIGHTS = "classWeights";
    /// The name of the input for how often each class occurs.
    public static final String CLASS_COUNTS = "classCounts";

    /// What the name of an input ends with that says how long the rows of another one are: `targetLengths` are those of [#TARGET].
    public static final String LENGTHS = "Lengths";

    /// Copies the aliases.
    public LossInput {
        aliases = List.copyOf(aliases);
    }

    /// The predictions.
    ///
    /// @param domain which numbers they are
    /// @return the declaration
    public static LossInput prediction(Domain domain) {
        return new LossInput(PREDICTION, Layout.PREDICTION, Kind.REAL, domain, false, true, "the model's output",
                List.of());
    }

    /// An input with axes of its own and a gradient.
    ///
    /// @param name its name
    /// @param description what it is, one phrase
    /// @param axes its axes, outermost first
    /// @return the declaration
    public static LossInput own(String name, String description, Axis... axes) {
        return new LossInput(name, Layout.of(axes), Kind.REAL, Domain.REAL, false, true, description, List.of());
    }

    /// An input with a gradient whose shape follows from that of the first one.
    ///
    /// @param name its name
    /// @param layout how its shape follows
    /// @param description what it is, one phrase
    /// @return the declaration
    public static LossInput shaped(String name, Layout layout, String description) {
        return new LossInput(name, layout, Kind.REAL, Domain.REAL, false, true, description, List.of());
    }

    /// Real targets of the predictions' shape, with a gradient.
    ///
    /// @param domain which numbers they are
    /// @return the declaration
    public static LossInput target(Domain domain) {
        return new LossInput(TARGET, Layout.PREDICTION, Kind.REAL, domain, false, true, "the values to meet",
                List.of());
    }

    /// Class indices, one an item.
    ///
    /// @return the declaration
    public static LossInput labels() {
        return new LossInput(TARGET, Layout.ITEMS, Kind.LABEL, Domain.LABEL, false, false,
                "the class index of each item",
                List.of("labels"));
    }

    /// Optional weights of items, without a gradient.
    ///
    /// @return the declaration
    public static LossInput sampleWeights() {
        return new LossInput(SAMPLE_WEIGHTS, Layout.BROADCAST, Kind.REAL, Domain.NON_NEGATIVE, true, false,
                "how much each item counts", List.of("weight"));
    }

    /// An optional mask: items where it is false have value and gradient 0 and are not counted.
    ///
    /// @return the declaration
    public static LossInput mask() {
        return new LossInput(MASK, Layout.BROADCAST, Kind.TRUTH, Domain.REAL, true, false, "the items that take part",
                List.of());
    }

    /// Optional weights of classes, without a gradient.
    ///
    /// @return the declaration
    public static LossInput classWeights() {
        return new LossInput(CLASS_WEIGHTS, Layout.CLASSES, Kind.REAL, Domain.NON_NEGATIVE, true, false,
                "how much each class counts", List.of("weight"));
    }

    /// How often each class occurs in the data that trains, without a gradient.
    ///
    /// @return the declaration
    public static LossInput classCounts() {
        return new LossInput(CLASS_COUNTS, Layout.CLASSES, Kind.REAL, Domain.POSITIVE, false, false,
                "how often each class occurs", List.of("class_counts"));
    }

    /// The same declaration under other names as well.
    ///
    /// @param others other names
    /// @return a declaration with aliases
    public LossInput alias(String... others) {
        var all = new ArrayList<>(aliases);
        all.addAll(List.of(others));
        return new LossInput(name, layout, kind, domain, optional, differentiable, description, all);
    }

    /// The same declaration over a kind of numbers; labels, counts and signs have no gradient.
    ///
    /// @param numbers which numbers it may hold
    /// @return a declaration of that domain
    public LossInput over(Domain numbers) {
        boolean isWhole = numbers == Domain.LABEL || numbers == Domain.COUNT;
        return new LossInput(name, layout, isWhole ? Kind.LABEL : kind, numbers, optional,
                differentiable && !isWhole && numbers != Domain.SIGN, description, aliases);
    }

    /// The same declaration of an input that may be left out.
    ///
    /// @return an optional declaration
    public LossInput asOptional() {
        return new LossInput(name, layout, kind, domain, true, differentiable, description, aliases);
    }

    /// The same declaration without a gradient.
    ///
    /// @return a declaration that is not differentiable
    public LossInput constant() {
        return new LossInput(name, layout, kind, domain, optional, false, description, aliases);
    }
}
