// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.clampMin0;
import static dev.thalweg.api.formula.Formulas.min;

import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import java.util.List;
import java.util.function.BinaryOperator;

/// What losses of triplets share: an anchor, what should be near it and what should be far from it.
final class Triplets {
    static final Parameter MARGIN = Parameter.positive("margin", 1, "by how much the negative should be farther");
    static final Parameter SWAP = Parameter.flag("swap", false, "whether the positive may stand for the anchor");
    /// The axis of the elements of a vector.
    static final Axis D = Axis.of("d");
    private static final Axis N = Axis.of("n");

    private Triplets() {
    }

    static List<LossInput> inputs() {
        return List.of(LossInput.own("anchor", "what is compared", N, D),
                LossInput.own("positive", "what should be near", N, D),
                LossInput.own("negative", "what should be far", N, D));
    }

    /// By how much the negative is not far enough.
    ///
    /// @param inputs the three vectors
    /// @param distance how far one vector is from another
    /// @param swaps whether the positive stands for the anchor where it is nearer to the negative
    static LossFormula formula(LossInputs inputs, BinaryOperator<Expr> distance, boolean swaps) {
        Expr anchor = inputs.get("anchor");
        Expr positive = inputs.get("positive");
        Expr negative = inputs.get("negative");
        Expr far = distance.apply(anchor, negative);
        Expr away = swaps ? min(far, distance.apply(positive, negative)) : far;
        return new LossFormula(clampMin0(distance.apply(anchor, positive).minus(away).plus(MARGIN.expr())),
                inputs.items());
    }
}
