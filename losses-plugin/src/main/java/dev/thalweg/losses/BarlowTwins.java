// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.mean;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.rename;
import static dev.thalweg.api.formula.Formulas.size;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.SHIFT_INVARIANT;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Barlow Twins: each feature of one view should correlate with itself in the other and with no other feature.
///
/// With every feature shifted and scaled over the batch to mean 0 and variance 1 (`(x - mean)/√(variance + ε)`, the variance over
/// `n`) and the correlations `C = aᵀb/n`: `Σ(1 - C[d, d])² + λ·Σ C[d, e]²` over `d ≠ e`. Not convex. One value for a whole batch,
/// whatever the reduction; a batch of one has no correlations: the value is the number of features.
///
/// Inputs `view1` and `view2` `[n, d]`, item by item. Source: J. Zbontar et al., "Barlow Twins: Self-Supervised Learning via
/// Redundancy Reduction", 2021.
///
/// @param arguments `offDiagonalWeight` λ, at least 0, 0.005 by default; `epsilon`, greater than 0, 1e-5 by default
@AutoService(LossPlugin.class)
public record BarlowTwins(Arguments arguments) implements OwnAxesLoss {
    static final Parameter WEIGHT = Parameter
            .nonNegative("offDiagonalWeight", 0.005, "how much correlations between features count")
            .alias("off_diagonal_weight");
    static final Parameter EPSILON = Parameter.positive("epsilon", 1e-5, "what is added to variances").alias("eps");
    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");
    private static final Axis E = D.twin("e");

    /// The loss with its default arguments.
    public BarlowTwins() {
        this(Arguments.defaults(WEIGHT, EPSILON));
    }

    @Override
    public String id() {
        return "barlow-twins";
    }

    @Override
    public String summary() {
        return "the features of two views agree one by one and are uncorrelated otherwise";
    }

    @Override
    public Guide guide() {
        return new Guide("embeddings are learned from two views of each item without negatives",
                "batches are small: correlations are noise",
                "J. Zbontar et al., \"Barlow Twins: Self-Supervised Learning via Redundancy Reduction\", 2021");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, SHIFT_INVARIANT);
    }

    @Override
    public BarlowTwins with(Arguments given) {
        return new BarlowTwins(given);
    }

    @Override
    public String item() {
        return "batch";
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.own("view1", "the embeddings of one view", N, D),
                LossInput.own("view2", "the embeddings of the other view, item by item", N, D));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr first = standardized(inputs.get("view1"));
        Expr second = standardized(inputs.get("view2"));
        Expr correlation = sum(first.times(rename(second, D, E)), N).over(size(N));
        Expr same = position(D).equalTo(position(E));
        Expr agreement = sum(where(same, constant(1).minus(correlation).square(), 0), D, E);
        Expr redundancy = sum(where(same, constant(0), correlation.square()), D, E);
        return new LossFormula(agreement.plus(WEIGHT.expr().times(redundancy)), List.of());
    }

    private static Expr standardized(Expr x) {
        Expr centred = x.minus(mean(x, N));
        return centred.over(sqrt(mean(centred.square(), N).plus(EPSILON.expr())));
    }
}
