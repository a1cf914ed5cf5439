// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.erf;
import static dev.thalweg.api.formula.Formulas.exp;
import static dev.thalweg.api.formula.Formulas.sign;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;

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
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Continuous ranked probability score of a Gaussian: how far its distribution function is from the step at the target.
///
/// With mean `μ` (the prediction), target `t`, standard deviation `s` and `z = (t - μ)/s`: `s·(z·(2Φ(z) - 1) + 2φ(z) - 1/√π)`, where
/// `2Φ(z) - 1 = erf(z/√2)`. The gradients are `1 - 2Φ(z)` with respect to `μ` and `2φ(z) - 1/√π` with respect to `s`. It is in the unit
/// of the target, grows like `|t - μ|` far away, and is `mae` in the limit of a deviation of 0; 1-Lipschitz in `μ`, convex in it,
/// never negative. A deviation that is too small costs little, unlike in `gaussian-nll`.
///
/// Inputs of one shape: predictions, targets and `scale` > 0. Source: T. Gneiting et al., "Calibrated Probabilistic Forecasting Using
/// Ensemble Model Output Statistics and Minimum CRPS Estimation", 2005.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record CrpsGaussian(Arguments arguments) implements LossPlugin {
    private static final String SCALE = "scale";
    /// So many deviations away, `Φ` is 0 or 1; z is not let grow further, for it may be infinite.
    private static final double FAR = 40;

    /// The loss.
    public CrpsGaussian() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "crps-gaussian";
    }

    @Override
    public String summary() {
        return "continuous ranked probability score of a Gaussian, in the unit of the target";
    }

    @Override
    public Guide guide() {
        return new Guide("a Gaussian forecast is to be sharp and calibrated, and judged in units of the target",
                "likelihoods are to be compared or added: use gaussian-nll",
                "T. Gneiting et al., \"Calibrated Probabilistic Forecasting Using Ensemble Model Output Statistics and Minimum CRPS Estimation\", 2005");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, lipschitz(1));
    }

    @Override
    public CrpsGaussian with(Arguments given) {
        return new CrpsGaussian(given);
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.weighable(LossInput.prediction(Domain.REAL), LossInput.target(Domain.REAL),
                LossInput.shaped(SCALE, Layout.PREDICTION, "the standard deviation").over(Domain.POSITIVE));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr scale = inputs.get(SCALE);
        Expr residual = inputs.target().minus(inputs.prediction());
        Expr z = residual.over(scale);
        Expr bounded = where(z.abs().lessThan(constant(FAR)), z, sign(z).times(FAR));
        Expr density = exp(bounded.square().half().negate()).times(Math.sqrt(2 / Math.PI));
        Expr central = residual.times(erf(bounded.times(Math.sqrt(0.5))));
        return ElementwiseLoss.weighted(central.plus(scale.times(density.minus(1 / Math.sqrt(Math.PI)))), inputs);
    }
}
