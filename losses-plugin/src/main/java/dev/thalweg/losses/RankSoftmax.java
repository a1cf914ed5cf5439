// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.logSoftmax;
import static dev.thalweg.api.formula.Formulas.softmax;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.SHIFT_INVARIANT;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Softmax loss of ranked lists: the cross-entropy of the softmax of the scores against the relevance of the items.
///
/// With scores `s` and relevance `y`: `-Σ y·(s - logSumExp(s))` over the items of a list. With `target=softmax` `y` is the softmax of
/// the relevance: that is ListNet's top-one probability. Gradient `softmax(s)·Σ y - y`. Convex; only differences of scores count.
/// Relevance is not scaled to sum 1, so a list counts as much as it holds that is relevant, and one where nothing is costs 0.
///
/// Inputs `scores`, `relevance` and optional `mask` `[n, i]`, or `[i]`; places outside the mask do not count, and a list without
/// items costs 0. The mean divides by the lists. Source: Z. Cao et al., "Learning to Rank: From Pairwise Approach to Listwise
/// Approach", 2007.
///
/// @param arguments `target`, `relevance` or `softmax`
@AutoService(LossPlugin.class)
public record RankSoftmax(Arguments arguments) implements ListLoss {
    static final Parameter TARGET = Parameter.choice("target", "what is to be met: relevance as it is, or its softmax",
            "relevance", "softmax");

    /// The loss with its default arguments.
    public RankSoftmax() {
        this(Arguments.defaults(TARGET));
    }

    @Override
    public String id() {
        return "rank-softmax";
    }

    @Override
    public List<String> aliases() {
        return List.of("listwise-softmax");
    }

    @Override
    public String summary() {
        return "softmax over the items of a list, against their relevance";
    }

    @Override
    public Guide guide() {
        return new Guide("lists are judged as a whole, and a few items of each are relevant",
                "the top of the list is what counts: lambdarank and approx-ndcg weigh it",
                "Z. Cao et al., \"Learning to Rank: From Pairwise Approach to Listwise Approach\", 2007");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, SHIFT_INVARIANT);
    }

    @Override
    public RankSoftmax with(Arguments given) {
        return new RankSoftmax(given);
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        RankedLists lists = RankedLists.of(inputs);
        Expr logProbabilities = logSoftmax(lists.orNothing(lists.scores()), RankedLists.ITEMS);
        boolean asIs = arguments.choice(TARGET).equals("relevance");
        Expr wanted = asIs ? lists.relevance() : softmax(lists.orNothing(lists.relevance()), RankedLists.ITEMS);
        return new LossFormula(sum(lists.orZero(wanted.times(logProbabilities)), RankedLists.ITEMS).negate(),
                inputs.items());
    }
}
