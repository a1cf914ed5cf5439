// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

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

/// Tversky loss: one less the overlap of two sets, in which false alarms and misses are weighed apart.
///
/// With probabilities `p` and targets `t` of one class, `TP = Σpt`, `FP = Σp(1 - t)`, `FN = Σ(1 - p)t` and `s` for `smooth`: `(1 -
/// (TP + s)/(TP + α·FP + β·FN + s))^γ`. `alpha` weighs false alarms and `beta` misses; some libraries have them the other way round.
/// α = β = ½ and γ = 1 is [Dice]; another γ is the focal form. Where nothing is there and nothing is predicted it is 0, without
/// smoothing NaN. At an overlap of 1 the slope is 0 for any γ.
///
/// Predictions and targets `[batch, classes, …]`, or `[classes]`; sets as for [Dice]. From 0 to 1. Not convex. Source: S. S. M.
/// Salehi et al., "Tversky Loss Function for Image Segmentation Using 3D Fully Convolutional Deep Networks", 2017; γ: N. Abraham and
/// N. M. Khan, 2019.
///
/// @param arguments `smooth`, at least 0, 1 by default; `alpha` and `beta`, at least 0, ½ by default; `gamma`,
///     greater than 0, 1 by default; `sumOver`, `spatial` or `batch`
@AutoService(LossPlugin.class)
public record Tversky(Arguments arguments) implements RowLoss {
    static final Parameter ALPHA = Parameter.nonNegative("alpha", 0.5, "how much false alarms count");
    static final Parameter BETA = Parameter.nonNegative("beta", 0.5, "how much misses count");
    static final Parameter GAMMA = Parameter.positive("gamma", 1,
            "the power: below 1 sets that are nearly right count more");

    /// The loss with its default arguments.
    public Tversky() {
        this(Arguments.defaults(Sets.SMOOTH, ALPHA, BETA, GAMMA, Sets.SUM_OVER));
    }

    @Override
    public String id() {
        return "tversky";
    }

    @Override
    public String summary() {
        return "one less the overlap of two sets, with misses and false alarms weighed apart";
    }

    @Override
    public Guide guide() {
        return new Guide("small things must not be missed, at the price of false alarms, or the reverse",
                "calibrated probabilities are needed",
                "S. S. M. Salehi et al., \"Tversky Loss Function for Image Segmentation Using 3D Fully Convolutional Deep Networks\", 2017; γ: N. Abraham and N. M. Khan, 2019");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public Tversky with(Arguments given) {
        return new Tversky(given);
    }

    @Override
    public String item() {
        return "set";
    }

    @Override
    public List<LossInput> inputs() {
        return Sets.inputs();
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Sets sets = Sets.of(inputs, arguments);
        Expr predicted = inputs.prediction();
        Expr target = inputs.target();
        Expr hits = sets.total(predicted.times(target)).plus(Sets.SMOOTH.expr());
        Expr alarms = sets.total(predicted.times(constant(1).minus(target)));
        Expr misses = sets.total(constant(1).minus(predicted).times(target));
        Expr all = hits.plus(ALPHA.expr().times(alarms)).plus(BETA.expr().times(misses));
        Expr missing = constant(1).minus(hits.over(all));
        return new LossFormula(Powers.of(missing, arguments.get(GAMMA), GAMMA.expr()), sets.axes());
    }
}
