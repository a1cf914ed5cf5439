// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.order;
import static dev.thalweg.api.formula.Formulas.reciprocal;
import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.formula.Formulas.stop;
import static dev.thalweg.api.formula.Formulas.sum;
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

/// LambdaRank: logistic loss of pairs, each weighted by how much NDCG would change if the two items changed places.
///
/// For every pair of which item `i` is more relevant than `j`: `w·log(1 + e^(-σ(s_i - s_j)))` with
/// `w = |2^y_i - 2^y_j|·|1/log₂(1 + r_i) - 1/log₂(1 + r_j)|/maxDCG`, where `r` are the ranks by falling score. The weights are constant to
/// the gradient by intention, so it is not the slope of the value: it moves items where NDCG gains most, `-σwρ` with `ρ` the
/// probability of the wrong order. Never negative; equal scores are ranked as they are given.
///
/// Inputs `scores`, `relevance` and optional `mask` `[n, i]`, or `[i]`; places outside the mask do not count. A list of equal relevance
/// has no pairs and costs 0. The mean divides by the lists. Source: C. Burges, R. Ragno and Q. Le, "Learning to Rank with Nonsmooth
/// Cost Functions", 2006; C. Burges, "From RankNet to LambdaRank to LambdaMART", 2010.
///
/// @param arguments `sigma`, greater than 0, 1 by default
@AutoService(LossPlugin.class)
public record LambdaRank(Arguments arguments) implements ListLoss {
    static final Parameter SIGMA = Parameter.positive("sigma", 1, "how steep the logistic function is");

    /// The loss with its default arguments.
    public LambdaRank() {
        this(Arguments.defaults(SIGMA));
    }

    @Override
    public String id() {
        return "lambdarank";
    }

    @Override
    public String summary() {
        return "pairs weighted by how much NDCG they are worth";
    }

    @Override
    public Guide guide() {
        return new Guide("the top of the list is what counts, as judged by ndcg",
                "the value is to be compared: only its gradient is meant",
                "C. Burges, R. Ragno and Q. Le, \"Learning to Rank with Nonsmooth Cost Functions\", 2006; C. Burges, \"From RankNet to LambdaRank to LambdaMART\", 2010");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, SHIFT_INVARIANT);
    }

    @Override
    public LambdaRank with(Arguments given) {
        return new LambdaRank(given);
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        RankedLists lists = RankedLists.of(inputs);
        Expr scores = lists.scores();
        Expr apart = SIGMA.expr().times(scores.minus(RankedLists.other(scores)));
        Expr pairs = lists.wherePreferred(stop(weight(lists)).times(softplus(apart.negate())));
        return new LossFormula(sum(pairs, RankedLists.ITEMS, RankedLists.OTHERS), inputs.items());
    }

    /// What of NDCG is lost or won when two items change places.
    private static Expr weight(RankedLists lists) {
        DiscountedGains gains = DiscountedGains.of(lists);
        Expr byScore = order(lists.orNothing(lists.scores()), RankedLists.ITEMS, true);
        Expr ahead = order(byScore, RankedLists.ITEMS, false);
        Expr left = reciprocal(DiscountedGains.divisor(ahead));
        return difference(gains.gain()).times(difference(left)).over(gains.best());
    }

    private static Expr difference(Expr x) {
        return x.minus(RankedLists.other(x)).abs();
    }
}
