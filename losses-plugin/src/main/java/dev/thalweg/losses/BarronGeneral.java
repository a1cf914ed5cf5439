// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.expm1;
import static dev.thalweg.api.formula.Formulas.log1p;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;
import static dev.thalweg.api.loss.LossProperty.smooth;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.Parameter.Range;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Barron's general robust loss: one formula from the squared error to losses that hardly see outliers.
///
/// With `u = ((prediction - target)/c)²` and `b = |α - 2|`: `(b/α)·((u/b + 1)^(α/2) - 1)`, computed by `expm1` and `log1p`. Its
/// limits are `u/2` at α = 2, `log(1 + u/2)` at 0, `1 - e^(-u/2)` at -∞ and `e^(u/2) - 1` at ∞. Gradient `(r/c²)·(u/b + 1)^(α/2 -
/// 1)`. Convex for α ≥ 1; Lipschitz for α ≤ 1. α = 1 is `√(u + 1) - 1`, [PseudoHuber] up to a factor; α = -2 and -∞ are
/// [GemanMcClure] and [Welsch] up to factor and scale.
///
/// A shape nearer to 0 or 2 than single precision tells apart is taken as 0 or 2. Source: J. T. Barron, "A General and Adaptive
/// Robust Loss Function", 2019.
///
/// @param arguments `alpha`, any number or an infinity, 1 by default; `scale`, greater than 0, 1 by default
@AutoService(LossPlugin.class)
public record BarronGeneral(Arguments arguments) implements ElementwiseLoss {
    static final Parameter ALPHA = Parameter.real("alpha", 1,
            new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false, "a number, or an infinity"),
            "the shape: 2 squares, 1 rounds off, lower forgets outliers");
    static final Parameter SCALE = Parameter.positive("scale", 1, "the residual where the curve bends");
    /// Numbers nearer than that may be the same in single precision.
    private static final double NEAR = 0x1p-22;

    /// The loss with its default arguments.
    public BarronGeneral() {
        this(Arguments.defaults(ALPHA, SCALE));
    }

    @Override
    public String id() {
        return "barron-general";
    }

    @Override
    public List<String> aliases() {
        return List.of("barron");
    }

    @Override
    public String summary() {
        return "a family of robust losses with a shape parameter";
    }

    @Override
    public Guide guide() {
        return new Guide("how heavy the tails of the noise are is to be tuned as a number",
                "the shape is known: the special cases are named losses",
                "J. T. Barron, \"A General and Adaptive Robust Loss Function\", 2019");
    }

    @Override
    public List<LossProperty> properties() {
        double alpha = arguments.get(ALPHA);
        double scale = arguments.get(SCALE);
        if (alpha < 1) {
            return List.of(NON_NEGATIVE, lipschitz(steepest(alpha) / scale), smooth(1 / (scale * scale)));
        }
        return alpha > 2 ? List.of(NON_NEGATIVE, CONVEX)
                : alpha > 1 ? List.of(NON_NEGATIVE, CONVEX, smooth(1 / (scale * scale)))
                        : List.of(NON_NEGATIVE, CONVEX, lipschitz(1 / scale), smooth(1 / (scale * scale)));
    }

    /// The slope where the second derivative is 0, for a scale of 1.
    private static double steepest(double alpha) {
        return Double.isInfinite(alpha) ? Math.exp(-0.5)
                : Math.pow((2 - alpha) / (1 - alpha), (alpha - 1) / 2);
    }

    @Override
    public BarronGeneral with(Arguments given) {
        return new BarronGeneral(given);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr u = prediction.minus(target).over(SCALE.expr()).square();
        double alpha = arguments.get(ALPHA);
        if (isNear(alpha, 2)) {
            return u.half();
        }
        if (isNear(alpha, 0)) {
            return log1p(u.half());
        }
        if (Double.isInfinite(alpha)) {
            return alpha < 0 ? expm1(u.times(-0.5)).negate() : expm1(u.half());
        }
        Expr shape = ALPHA.expr();
        Expr distance = shape.minus(2).abs();
        return distance.over(shape).times(expm1(shape.half().times(log1p(u.over(distance)))));
    }

    private static boolean isNear(double alpha, double limit) {
        return Math.abs(alpha - limit) < NEAR;
    }
}
