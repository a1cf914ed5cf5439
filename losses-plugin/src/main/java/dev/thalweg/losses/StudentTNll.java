// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.lgamma;
import static dev.thalweg.api.formula.Formulas.log;
import static dev.thalweg.api.formula.Formulas.log1p;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.where;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import java.util.List;

/// Negative log-likelihood under a Student t distribution: a Gaussian with heavy tails, which an outlier moves little.
///
/// With location `x`, target `t`, scale `s`, degrees of freedom `ν` and `z = (x - t)/s`:
/// `log Γ(ν/2) - log Γ((ν + 1)/2) + log(νπ)/2 + log s + (ν + 1)/2·log(1 + z²/ν)`. The gradient with respect to `x` is
/// `(ν + 1)z/(s(ν + z²))`: it is greatest at `|z| = √ν` and falls off beyond. Convex in `x` only for `|z| < √ν`; all four inputs have
/// gradients. Written with `log Γ(ν/2) = log Γ(ν/2 + 1) - log(ν/2)`, so that nothing infinite meets for tiny `ν`. Great `ν` approach
/// `gaussian-nll`; there the two `log Γ` cancel to some digits.
///
/// Inputs of one shape: predictions, targets, `scale` > 0, `df` > 0. Source: K. L. Lange, R. J. A. Little and J. M. G. Taylor,
/// "Robust Statistical Modeling Using the t Distribution", 1989.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record StudentTNll(Arguments arguments) implements LossPlugin {
    private static final String SCALE = "scale";
    private static final String FREEDOM = "df";
    private static final double FAR = 1e9;

    /// The loss.
    public StudentTNll() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "student-t-nll";
    }

    @Override
    public String summary() {
        return "negative log-likelihood under a Student t distribution with heavy tails";
    }

    @Override
    public Guide guide() {
        return new Guide("noise has heavy tails, whose weight may be learned too",
                "noise is about normal: gaussian-nll is cheaper",
                "K. L. Lange, R. J. A. Little and J. M. G. Taylor, \"Robust Statistical Modeling Using the t Distribution\", 1989");
    }

    @Override
    public StudentTNll with(Arguments given) {
        return new StudentTNll(given);
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.weighable(LossInput.prediction(Domain.REAL), LossInput.target(Domain.REAL),
                positive(SCALE, "the scale of the distribution"), positive(FREEDOM, "its degrees of freedom"));
    }

    private static LossInput positive(String name, String description) {
        return LossInput.shaped(name, Layout.PREDICTION, description).over(Domain.POSITIVE);
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr scale = inputs.get(SCALE);
        Expr freedom = inputs.get(FREEDOM);
        Expr residual = inputs.prediction().minus(inputs.target());
        Expr above = freedom.plus(1).half();
        Expr height = lgamma(freedom.half().plus(1)).minus(lgamma(above)).minus(log(freedom).half()).plus(log(scale))
                .plus(Math.log(2) + Math.log(Math.PI) / 2);
        return ElementwiseLoss.weighted(height.plus(above.times(tail(residual, scale, freedom))), inputs);
    }

    /// `log(1 + z²/ν)`; far out, where z² may be infinite, the 1 does not count.
    private static Expr tail(Expr residual, Expr scale, Expr freedom) {
        Expr width = scale.times(sqrt(freedom));
        Expr far = residual.abs().greaterThan(width.times(FAR));
        Expr logarithm = log(residual.abs()).minus(log(scale)).times(2).minus(log(freedom));
        return where(far, logarithm, log1p(residual.over(width).square()));
    }
}
