// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.sigmoid;
import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.Parameter.Range;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Focal loss of logits: binary cross-entropy that fades where the prediction is right already.
///
/// With logit `x`, `p = sigmoid(x)` and target `y` from 0 to 1: `a·uᵞ·((1 - y)x + softplus(-x))`, where `u = y(1 - p)
/// + (1 - y)p` is how wrong the prediction is and `a = αy + (1 - α)(1 - y)` balances the classes; a negative α does
/// not balance. With γ = 0 and no balance it is [BceWithLogits]. Not convex for γ > 0; the gradient vanishes where `u
/// → 0`.
///
/// `u` is a sum of two products of positive numbers, so it keeps its digits where `1 - p` would lose them. Where it
/// underflows to 0, value and gradient are 0; torchvision's gradient is NaN there for γ < 1. Source: T.-Y. Lin et
/// al., "Focal Loss for Dense Object Detection", 2017; torchvision's `sigmoid_focal_loss`, whose default is no
/// reduction.
///
/// @param arguments `alpha`, from -1 to 1, 0.25 by default; `gamma`, at least 0, 2 by default
@AutoService(LossPlugin.class)
public record FocalBinary(Arguments arguments) implements ElementwiseLoss {
    static final Parameter ALPHA = Parameter.real("alpha", 0.25,
            new Range(-1, false, 1, false, "a number from 0 to 1, or -1 for no balance"),
            "the weight of positive targets");
    static final Parameter GAMMA = Parameter.nonNegative("gamma", 2, "how fast what is right fades");

    /// The loss with its default arguments.
    public FocalBinary() {
        this(Arguments.defaults(ALPHA, GAMMA));
    }

    @Override
    public String id() {
        return "focal-binary";
    }

    @Override
    public List<String> aliases() {
        return List.of("sigmoid-focal");
    }

    @Override
    public String summary() {
        return "binary cross-entropy of logits that fades where the prediction is right";
    }

    @Override
    public Guide guide() {
        return new Guide("few positives drown among many easy negatives, as in detection",
                "labels are noisy, or probabilities must be calibrated",
                "T.-Y. Lin et al., \"Focal Loss for Dense Object Detection\", 2017; torchvision's `sigmoid_focal_loss`, whose default is no reduction");
    }

    @Override
    public List<LossProperty> properties() {
        return arguments.get(GAMMA) == 0 ? List.of(NON_NEGATIVE, CONVEX)
                : List.of(NON_NEGATIVE);
    }

    @Override
    public FocalBinary with(Arguments given) {
        return new FocalBinary(given);
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.inputs(Domain.LOGIT, Domain.PROBABILITY);
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        Expr miss = constant(1).minus(target);
        Expr entropy = miss.times(prediction).plus(softplus(prediction.negate()));
        Expr wrong = target.times(sigmoid(prediction.negate())).plus(miss.times(sigmoid(prediction)));
        Expr factor = Powers.of(wrong, arguments.get(GAMMA), GAMMA.expr());
        return balanced(factor.times(entropy), target, miss);
    }

    private Expr balanced(Expr loss, Expr target, Expr miss) {
        if (arguments.get(ALPHA) < 0) {
            return loss;
        }
        Expr alpha = ALPHA.expr();
        return alpha.times(target).plus(constant(1).minus(alpha).times(miss)).times(loss);
    }
}
