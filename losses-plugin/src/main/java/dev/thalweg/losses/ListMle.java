// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.order;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.runningLogSumExp;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.SHIFT_INVARIANT;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// ListMLE: how unlikely the right order of a list is when its items are drawn one by one, each by the softmax of the scores of those that
/// are left.
///
/// With the items sorted by falling relevance: `Σ_k (log Σ_{j ≥ k} e^s_j - s_k)`. The gradient of an item is the sum of its
/// probabilities in all draws up to its own, less 1. Convex; only differences of scores count; never negative. Items of equal
/// relevance keep the order in which they are given, so it matters there.
///
/// Inputs `scores`, `relevance` and optional `mask` `[n, i]`, or `[i]`; places outside the mask do not count, and a list without items
/// costs 0. The mean divides by the lists. The sums run from the end of a list with the greatest score so far as their shift, so none
/// overflows. Source: F. Xia et al., "Listwise Approach to Learning to Rank: Theory and Algorithm", 2008.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record ListMle(Arguments arguments) implements ListLoss {

    /// The loss.
    public ListMle() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "list-mle";
    }

    @Override
    public String summary() {
        return "likelihood of the right order of a list, item by item";
    }

    @Override
    public Guide guide() {
        return new Guide("the whole order of a list is known",
                "only a few items are relevant: ties are in no order",
                "F. Xia et al., \"Listwise Approach to Learning to Rank: Theory and Algorithm\", 2008");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, SHIFT_INVARIANT);
    }

    @Override
    public ListMle with(Arguments given) {
        return new ListMle(given);
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        RankedLists lists = RankedLists.of(inputs);
        Expr order = order(lists.orNothing(lists.relevance()), RankedLists.ITEMS, true);
        Expr scores = pick(lists.orNothing(lists.scores()), RankedLists.ITEMS, order);
        Expr draws = runningLogSumExp(scores, RankedLists.ITEMS, true).minus(scores);
        Expr mask = lists.mask();
        Expr counted = mask == null ? draws : where(pick(mask, RankedLists.ITEMS, order), draws, 0);
        return new LossFormula(sum(counted, RankedLists.ITEMS), inputs.items());
    }
}
