// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.softplus;
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
import dev.thalweg.api.loss.LossReduction;
import java.util.List;

/// Pairwise logistic loss of ranked lists, RankNet's: of two items of a list the more relevant one should score higher.
///
/// With scores `s` and temperature `T`: `Σ log(1 + e^(-(s_i - s_j)/T))` over the pairs in which `i` is the more relevant one. Convex;
/// only differences of scores count. A list without such a pair costs 0.
///
/// Inputs `scores`, `relevance` and optional `mask` `[n, i]`, or `[i]`. The default reduction divides by the number of pairs of all
/// lists; where there is none it is NaN, with gradient 0. The work grows with the square of the length of a list. Source: C. Burges
/// et al., "Learning to Rank using Gradient Descent", 2005.
///
/// @param arguments `temperature`, greater than 0, 1 by default
@AutoService(LossPlugin.class)
public record RankPairwiseLogistic(Arguments arguments) implements ListLoss {
    static final Parameter TEMPERATURE = Parameter.positive("temperature", 1,
            "what differences of scores are divided by");

    /// The loss with its default arguments.
    public RankPairwiseLogistic() {
        this(Arguments.defaults(TEMPERATURE));
    }

    @Override
    public String id() {
        return "rank-pairwise-logistic";
    }

    @Override
    public List<String> aliases() {
        return List.of("pairwise-logistic");
    }

    @Override
    public String summary() {
        return "the more relevant of two items of a list scores higher";
    }

    @Override
    public Guide guide() {
        return new Guide("the order of all items matters alike",
                "only the top of the list matters: use lambdarank",
                "C. Burges et al., \"Learning to Rank using Gradient Descent\", 2005");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, SHIFT_INVARIANT);
    }

    @Override
    public RankPairwiseLogistic with(Arguments given) {
        return new RankPairwiseLogistic(given);
    }

    @Override
    public LossReduction defaultReduction() {
        return LossReduction.WEIGHTED_MEAN;
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        RankedLists lists = RankedLists.of(inputs);
        Expr ahead = lists.scores().minus(RankedLists.other(lists.scores())).over(TEMPERATURE.expr());
        Expr pairs = sum(lists.wherePreferred(softplus(ahead.negate())), RankedLists.ITEMS, RankedLists.OTHERS);
        Expr count = sum(lists.wherePreferred(constant(1)), RankedLists.ITEMS, RankedLists.OTHERS);
        return new LossFormula(pairs, inputs.items(), count, null);
    }
}
