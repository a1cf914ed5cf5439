// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.sigmoid;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
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

/// ApproxNDCG: NDCG with ranks that are smooth functions of the scores.
///
/// The rank of an item is `1 + Σ_{j ≠ i} σ((s_j - s_i)/τ)`, and the value `-Σ (2^y - 1)/log₂(1 + rank)/maxDCG`: from -1, for the best order, to
/// 0. As `τ` goes to 0, ranks become those of sorting and the gradient vanishes; a great `τ` makes all ranks alike. Not convex. Gradient by
/// the chain rule through `σ' = σ(1 - σ)`; only differences of scores count.
///
/// Inputs `scores`, `relevance` and optional `mask` `[n, i]`, or `[i]`; places outside the mask do not count. A list where nothing is
/// relevant costs 0. The mean divides by the lists. Source: T. Qin, T.-Y. Liu and H. Li, "A General Approximation Framework for Direct
/// Optimization of Information Retrieval Measures", 2010.
///
/// @param arguments `temperature`, greater than 0, 0.1 by default
@AutoService(LossPlugin.class)
public record ApproxNdcg(Arguments arguments) implements ListLoss {
    static final Parameter TEMPERATURE = Parameter.positive("temperature", 0.1, "what differences are divided by");

    /// The loss with its default arguments.
    public ApproxNdcg() {
        this(Arguments.defaults(TEMPERATURE));
    }

    @Override
    public String id() {
        return "approx-ndcg";
    }

    @Override
    public String summary() {
        return "NDCG with ranks that are smooth functions of the scores";
    }

    @Override
    public Guide guide() {
        return new Guide("ndcg itself is to be raised",
                "lists are long and the temperature cannot be tuned",
                "T. Qin, T.-Y. Liu and H. Li, \"A General Approximation Framework for Direct Optimization of Information Retrieval Measures\", 2010");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(SHIFT_INVARIANT);
    }

    @Override
    public ApproxNdcg with(Arguments given) {
        return new ApproxNdcg(given);
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        RankedLists lists = RankedLists.of(inputs);
        DiscountedGains gains = DiscountedGains.of(lists);
        Expr gained = lists.orZero(gains.gain().over(DiscountedGains.divisor(ahead(lists))));
        Expr reached = sum(gained, RankedLists.ITEMS);
        Expr value = where(gains.best().greaterThan(constant(0)), reached.over(gains.best()).negate(), 0);
        return new LossFormula(value, inputs.items());
    }

    private static Expr ahead(RankedLists lists) {
        Expr scores = lists.scores();
        Expr isAhead = sigmoid(RankedLists.other(scores).minus(scores).over(TEMPERATURE.expr()));
        Expr another = position(RankedLists.ITEMS).notEqualTo(position(RankedLists.OTHERS));
        Expr counted = lists.mask() == null ? another : another.and(RankedLists.other(lists.mask()));
        return sum(where(counted, isAhead, 0), RankedLists.OTHERS);
    }
}
