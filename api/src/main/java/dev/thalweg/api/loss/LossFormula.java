// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a loss says of its inputs: a value an item, and what the means divide by.
///
/// @param value the value of each item, already multiplied by its weight; 0 for items that do not count
/// @param items the axes of the items; none for a single item
/// @param weight the weight of each item, whose sum divides the `WEIGHTED_MEAN`; null when every counted item weighs 1
/// @param counted the truth that an item counts, whose number divides the `MEAN`; null when all count
/// @param unit what each value is divided by before a mean is taken, such as the length of a sequence; null for 1
public record LossFormula(Expr value, List<Axis> items, @Nullable Expr weight, @Nullable Expr counted,
        @Nullable Expr unit) {

    /// Copies the axes.
    public LossFormula {
        Objects.requireNonNull(value, "value");
        items = List.copyOf(items);
    }

    /// A formula whose values are taken as they are.
    ///
    /// @param value the value of each item
    /// @param items the axes of the items
    /// @param weight the weight of each item, or null
    /// @param counted the truth that an item counts, or null
    public LossFormula(Expr value, List<Axis> items, @Nullable Expr weight, @Nullable Expr counted) {
        this(value, items, weight, counted, null);
    }

    /// The same values, divided by something before means are taken.
    ///
    /// @param divisor the divisor of each item
    /// @return a formula with that unit
    public LossFormula perUnit(Expr divisor) {
        return new LossFormula(value, items, weight, counted, divisor);
    }

    /// A formula in which every item counts alike.
    ///
    /// @param value the value of each item
    /// @param items the axes of the items
    public LossFormula(Expr value, List<Axis> items) {
        this(value, items, null, null);
    }
}
