// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.mean;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.relu;
import static dev.thalweg.api.formula.Formulas.rename;
import static dev.thalweg.api.formula.Formulas.size;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

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

/// VICReg: the two views of an item agree, every feature varies over the batch, and no two features say the same.
///
/// `invariance·mean((a - b)²) + variance·(v(a) + v(b))/2 + covariance·(c(a) + c(b))`, where `v` is the mean over the features of
/// `max(0, targetStd - √(variance + ε))` and `c` the sum of the squared covariances of different features over their number;
/// variances and covariances are over `n - 1`. Not convex. Slope 0 where a feature varies just enough. One value for a whole batch,
/// whatever the reduction; for a batch of one it is NaN.
///
/// Inputs `view1` and `view2` `[n, d]`, item by item. Source: A. Bardes, J. Ponce and Y. LeCun, "VICReg:
/// Variance-Invariance-Covariance Regularization for Self-Supervised Learning", 2022.
///
/// @param arguments `invariance`, `variance` and `covariance`, at least 0, 25, 25 and 1 by default; `epsilon`,
///     greater than 0, 1e-4 by default; `targetStd`, greater than 0, 1 by default
@AutoService(LossPlugin.class)
public record Vicreg(Arguments arguments) implements OwnAxesLoss {
    static final Parameter INVARIANCE = Parameter.nonNegative("invariance", 25,
            "how much agreement of the views counts");
    static final Parameter VARIANCE = Parameter.nonNegative("variance", 25,
            "how much variation of each feature counts");
    static final Parameter COVARIANCE = Parameter.nonNegative("covariance", 1, "how much features alike count");
    static final Parameter EPSILON = Parameter.positive("epsilon", 1e-4, "what is added to variances").alias("eps");
    static final Parameter TARGET_STD = Parameter
            .positive("targetStd", 1, "the deviation that each feature should have")
            .alias("target_std");
    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");
    private static final Axis E = D.twin("e");

    /// The loss with its default arguments.
    public Vicreg() {
        this(Arguments.defaults(INVARIANCE, VARIANCE, COVARIANCE, EPSILON, TARGET_STD));
    }

    @Override
    public String id() {
        return "vicreg";
    }

    @Override
    public String summary() {
        return "two views agree, every feature varies, no two features say the same";
    }

    @Override
    public Guide guide() {
        return new Guide("embeddings are learned from two views of each item without negatives",
                "batches are small: covariances are noise",
                "A. Bardes, J. Ponce and Y. LeCun, \"VICReg: Variance-Invariance-Covariance Regularization for Self-Supervised Learning\", 2022");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public Vicreg with(Arguments given) {
        return new Vicreg(given);
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
        Expr first = inputs.get("view1");
        Expr second = inputs.get("view2");
        Expr agreement = INVARIANCE.expr().times(mean(first.minus(second).square(), N, D));
        return new LossFormula(agreement.plus(regularity(first)).plus(regularity(second)), List.of());
    }

    /// The terms of one view alone.
    private static Expr regularity(Expr view) {
        Expr centred = view.minus(mean(view, N));
        Expr others = size(N).minus(1);
        Expr deviation = sqrt(sum(centred.square(), N).over(others).plus(EPSILON.expr()));
        Expr lacking = mean(relu(TARGET_STD.expr().minus(deviation)), D);
        Expr covariance = sum(centred.times(rename(centred, D, E)), N).over(others);
        Expr alike = where(position(D).equalTo(position(E)), constant(0), covariance.square());
        Expr redundancy = sum(alike, D, E).over(size(D));
        return VARIANCE.expr().half().times(lacking).plus(COVARIANCE.expr().times(redundancy));
    }
}
