// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.clampMin0;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Margin ranking loss: the score that should be greater is so by a margin.
///
/// With target 1 where `input1` should be greater and -1 where `input2`: `max(0, -target·(input1 - input2) + margin)`. Gradient
/// `-target` and `target`, also at equality, as in PyTorch. Convex; 1-Lipschitz in either. Source: R. Herbrich et al., "Large Margin
/// Rank Boundaries for Ordinal Regression", 2000.
///
/// @param arguments `margin`, at least 0, 0 by default
@AutoService(LossPlugin.class)
public record MarginRanking(Arguments arguments) implements LossPlugin {
    static final Parameter MARGIN = Parameter.nonNegative("margin", 0,
            "by how much the greater score should be greater");

    /// The loss with its default arguments.
    public MarginRanking() {
        this(Arguments.defaults(MARGIN));
    }

    @Override
    public String id() {
        return "margin-ranking";
    }

    @Override
    public String summary() {
        return "which of two scores is the greater one";
    }

    @Override
    public Guide guide() {
        return new Guide("pairs say which of two is better",
                "whole lists are judged: use rank-softmax or lambdarank",
                "R. Herbrich et al., \"Large Margin Rank Boundaries for Ordinal Regression\", 2000");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, lipschitz(1));
    }

    @Override
    public MarginRanking with(Arguments given) {
        return new MarginRanking(given);
    }

    @Override
    public String item() {
        return "pair";
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.weighable(
                LossInput.shaped("input1", Layout.PREDICTION, "the score of the first of each pair"),
                LossInput.shaped("input2", Layout.PREDICTION, "the score of the second"),
                LossInput.shaped(LossInput.TARGET, Layout.PREDICTION, "1 where the first should be greater, else -1")
                        .over(Domain.SIGN));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr difference = inputs.get("input1").minus(inputs.get("input2"));
        Expr missing = MARGIN.expr().minus(inputs.target().times(difference));
        return ElementwiseLoss.weighted(clampMin0(missing), inputs);
    }
}
