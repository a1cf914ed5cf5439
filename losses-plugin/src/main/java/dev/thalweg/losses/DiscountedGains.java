// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.log;
import static dev.thalweg.api.formula.Formulas.order;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.sum;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;

/// The parts of discounted cumulative gain: what an item is worth, what is left of it at a rank, and the most that a list can reach.
///
/// @param gain `2^relevance - 1` of each item, 0 where none is
/// @param best the gain of the list in its best order
record DiscountedGains(Expr gain, Expr best) {
    private static final Axis ITEMS = RankedLists.ITEMS;

    static DiscountedGains of(RankedLists lists) {
        Expr gain = lists.orZero(constant(2).power(lists.relevance()).minus(1));
        Expr sorted = pick(gain, ITEMS, order(gain, ITEMS, true));
        return new DiscountedGains(gain, sum(sorted.over(divisor(position(ITEMS))), ITEMS));
    }

    /// `log₂(2 + ahead)`, by the number of items that are ahead.
    static Expr divisor(Expr ahead) {
        return log(ahead.plus(2)).times(1 / Math.log(2));
    }
}
