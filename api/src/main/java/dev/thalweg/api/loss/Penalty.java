// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.loss;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import java.util.Collection;

/// What is added to a loss for large weights. Its gradient is derived with that of the loss.
public enum Penalty {
    /// `λ·Σ|w|`: pulls weights to 0 at a constant speed; slope 0 at 0.
    L1("l1Penalty"),
    /// `λ/2·Σw²`: pulls weights to 0 in proportion; the gradient is `λw`, as that of PyTorch's coupled `weight_decay`.
    L2("l2Penalty");

    private final String factor;

    Penalty(String factor) {
        this.factor = factor;
    }

    /// The name of λ among the run-time scalars.
    ///
    /// @return the name
    public String factor() {
        return factor;
    }

    /// The term of one tensor.
    ///
    /// @param weights the tensor
    /// @param axes all its axes
    /// @return a single number
    public Expr term(Expr weights, Collection<Axis> axes) {
        Expr lambda = Formulas.hyper(factor);
        return switch (this) {
            case L1 -> lambda.times(Formulas.sum(weights.abs(), axes));
            case L2 -> lambda.half().times(Formulas.sum(weights.square(), axes));
        };
    }
}
