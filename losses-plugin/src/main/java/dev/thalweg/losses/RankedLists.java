// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.rename;
import static dev.thalweg.api.formula.Formulas.where;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What losses of ranked lists share: the scores of the items of each list, how relevant they are, and which of them are there.
///
/// Lists are as long as the longest one; a mask says which places hold an item.
///
/// @param scores the score of each item
/// @param relevance how relevant it is
/// @param mask the truth that an item is there; null when all are
record RankedLists(Expr scores, Expr relevance, @Nullable Expr mask) {
    /// The axis of the items of a list.
    static final Axis ITEMS = Axis.of("i");
    /// The same items once more, for pairs.
    static final Axis OTHERS = ITEMS.twin("j");
    private static final Axis LISTS = Axis.of("n");

    static List<LossInput> inputs() {
        LossInput mask = new LossInput(LossInput.MASK, Layout.of(LISTS, ITEMS), Kind.TRUTH, Domain.REAL, true, false,
                "the places that hold an item", List.of());
        return List.of(LossInput.own(LossInput.SCORES, "the score of each item of each list", LISTS, ITEMS),
                LossInput.own(LossInput.RELEVANCE, "how relevant it is", LISTS, ITEMS).over(Domain.NON_NEGATIVE)
                        .constant(),
                mask);
    }

    static RankedLists of(LossInputs inputs) {
        return new RankedLists(inputs.get(LossInput.SCORES), inputs.get(LossInput.RELEVANCE),
                inputs.find(LossInput.MASK).orElse(null));
    }

    /// What has no part in a maximum or a softmax where no item is.
    Expr orNothing(Expr x) {
        return mask == null ? x : where(mask, x, Double.NEGATIVE_INFINITY);
    }

    /// What has no part in a sum where no item is.
    Expr orZero(Expr x) {
        return mask == null ? x : where(mask, x, 0);
    }

    /// What has no part in a sum over pairs unless the first item is there and is more relevant than the second, which is there.
    Expr wherePreferred(Expr x) {
        Expr preferred = relevance.greaterThan(other(relevance));
        Expr both = mask == null ? preferred : preferred.and(mask).and(other(mask));
        return where(both, x, constant(0));
    }

    /// The value of the second item of a pair.
    static Expr other(Expr x) {
        return rename(x, ITEMS, OTHERS);
    }
}
