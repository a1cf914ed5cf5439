// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.exp;
import static dev.thalweg.api.formula.Formulas.expm1;
import static dev.thalweg.api.formula.Formulas.logSoftmax;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.SHIFT_INVARIANT;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.RowLoss;
import java.util.List;

/// PolyLoss-1: cross-entropy whose first term, the missing probability of the label, counts more.
///
/// With logits `x`, `L = x - logSumExp(x)` and label `t`: `-L[t] + ε·(1 - e^L[t])`, by `expm1`, times the optional class weight. With
/// `target=probabilities` and a distribution `y`: `-Σ y·L + ε·(1 - Σ y·e^L)`. Not convex for ε > 0; ε = 0 is [CrossEntropy].
///
/// Shapes, `ignoreIndex` and gradients of targets are those of [CrossEntropy]. The mean divides by the rows that count. TF-Ranking
/// has ε = 1. Source: Z. Leng et al., "PolyLoss: A Polynomial Expansion Perspective of Classification Loss Functions", 2022.
///
/// @param arguments `epsilon`, any number, 2 by default; `target`, `labels` or `probabilities`; `ignoreIndex`, -100
///     by default
@AutoService(LossPlugin.class)
public record Poly1(Arguments arguments) implements RowLoss {
    static final Parameter EPSILON = Parameter.finite("epsilon", 2, "how much the missing probability counts")
            .alias("eps");

    /// The loss with its default arguments.
    public Poly1() {
        this(Arguments.defaults(EPSILON, SoftLabels.TARGET, LabelledRows.IGNORE_INDEX));
    }

    @Override
    public String id() {
        return "poly-1";
    }

    @Override
    public String summary() {
        return "cross-entropy plus a multiple of the missing probability";
    }

    @Override
    public Guide guide() {
        return new Guide("cross-entropy works and one more number is worth tuning",
                "calibrated probabilities are needed",
                "Z. Leng et al., \"PolyLoss: A Polynomial Expansion Perspective of Classification Loss Functions\", 2022");
    }

    @Override
    public List<LossProperty> properties() {
        return arguments.get(EPSILON) >= 0 ? List.of(NON_NEGATIVE, SHIFT_INVARIANT)
                : List.of(SHIFT_INVARIANT);
    }

    @Override
    public Poly1 with(Arguments given) {
        return new Poly1(given);
    }

    @Override
    public List<LossInput> inputs() {
        return SoftLabels.inputs(arguments);
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr logProbabilities = logSoftmax(inputs.prediction(), inputs.classes());
        if (!SoftLabels.areGiven(arguments)) {
            LabelledRows rows = LabelledRows.of(inputs);
            Expr logProbability = rows.atLabel(logProbabilities);
            return rows.weighted(logProbability.plus(EPSILON.expr().times(expm1(logProbability))).negate());
        }
        Expr met = sum(inputs.target().times(exp(logProbabilities)), inputs.classes());
        Expr missing = EPSILON.expr().times(constant(1).minus(met));
        return new LossFormula(SoftLabels.crossEntropy(inputs, inputs.target(), logProbabilities).plus(missing),
                inputs.items());
    }
}
