// SPDX-License-Identifier: Apache-2.0
package com.example.stock;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.where;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Squared error that counts a shortage more than a surplus.
///
/// With `r = prediction - target`: `r²` where `r ≥ 0`, else `w·r²`. The gradient, `2r` or `2w·r`, is continuous: both are 0
/// at the seam. The constant that minimises it is the expectile of order `w / (1 + w)`.
/// Source: W. K. Newey and J. L. Powell, "Asymmetric Least Squares Estimation and Testing", 1987.
///
/// @param arguments the value of `shortage`
public record AsymmetricSquared(Arguments arguments) implements ElementwiseLoss {
    static final Parameter SHORTAGE = Parameter.positive("shortage", 4.0, "how much worse too little is than too much");

    /// The default: a shortage counts four times.
    public AsymmetricSquared() {
        this(Arguments.defaults(SHORTAGE));
    }

    @Override
    public String id() {
        return "asymmetric-squared";
    }

    @Override
    public String summary() {
        return "Squared error that counts a shortage more than a surplus.";
    }

    @Override
    public List<LossProperty> properties() {
        double steepest = 2 * Math.max(1, arguments.get(SHORTAGE));
        return List.of(LossProperty.NON_NEGATIVE, LossProperty.CONVEX, LossProperty.smooth(steepest));
    }

    @Override
    public LossPlugin with(Arguments given) {
        return new AsymmetricSquared(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr residual = prediction.minus(target);
        Expr square = residual.square();
        return where(residual.atLeast(constant(0)), square, square.times(SHORTAGE.expr()));
    }
}
