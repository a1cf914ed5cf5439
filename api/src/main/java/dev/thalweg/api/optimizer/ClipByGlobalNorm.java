// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Formulas;
import dev.thalweg.api.formula.Reduction;
import java.util.Collection;

/// Scales the gradients of all tensors by one factor, so that their norm together is at most a limit.
///
/// Each tensor contributes a [part][#part(Expr, Collection)]; [#total(double...)] makes the norm of the parts, [#factor(double, double)]
/// the factor, which [#clip(Expr)] reads as the run-time scalar [#FACTOR]. As in PyTorch, the factor is `limit/(norm + 1e-6)`, at most 1.
/// A norm that is not a number gives a factor that is none; an infinite norm gives the factor 0.
public enum ClipByGlobalNorm {
    /// The sum of the absolute values.
    ABSOLUTE,
    /// The root of the sum of squares.
    EUCLIDEAN,
    /// The greatest absolute value.
    GREATEST;

    /// The name of the factor among the run-time scalars.
    public static final String FACTOR = "gradientScale";
    private static final double EPSILON = 1e-6;

    /// What one tensor adds to the norm.
    ///
    /// @param gradient the gradient of the tensor
    /// @param axes all its axes
    /// @return a single number
    public Expr part(Expr gradient, Collection<Axis> axes) {
        return switch (this) {
            case ABSOLUTE -> Formulas.sum(gradient.abs(), axes);
            case EUCLIDEAN -> Formulas.sum(gradient.square(), axes);
            case GREATEST -> Formulas.reduce(Reduction.MAX, gradient.abs(), axes);
        };
    }

    /// The norm of all tensors together.
    ///
    /// @param parts the part of each tensor
    /// @return the norm; 0 for no tensor
    public double total(double... parts) {
        double total = 0;
        for (double part : parts) {
            total = this == GREATEST ? Math.max(total, part) : total + part;
        }
        return this == EUCLIDEAN ? Math.sqrt(total) : total;
    }

    /// What all gradients are multiplied by.
    ///
    /// @param norm the norm of all together
    /// @param limit the greatest norm allowed
    /// @return at most 1
    public static double factor(double norm, double limit) {
        return Math.min(1, limit / (norm + EPSILON));
    }

    /// The scaled gradient.
    ///
    /// @param gradient the gradient of one tensor
    /// @return each entry times [#FACTOR]
    public static Expr clip(Expr gradient) {
        return gradient.times(Formulas.hyper(FACTOR));
    }
}
