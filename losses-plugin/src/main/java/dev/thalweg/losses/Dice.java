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

/// Soft Dice loss: one less twice the overlap of two sets over their sizes, so that few pixels of a small class count as much as many
/// of a large one.
///
/// With probabilities `p` and targets `t` of one class: `1 - (2·Σpt + s) / (Σp + Σt + s)`, where `s` is `smooth`. With `squared`
/// the sums below are `Σp² + Σt²`. The sums run over space, a value for each image and class (`sumOver=spatial`), or over the
/// batch and space, a value for each class (`sumOver=batch`). The gradient with respect to `p` is
/// `(2·Σpt + s)/Z² - 2t/Z` with the sum below `Z`: two numbers a set, and one walk.
///
/// Predictions and targets `[batch, classes, …]`, or `[classes]`. From 0 to 1 for probabilities. Not convex. Where nothing is there
/// and nothing is predicted it is 0, without smoothing NaN. Source: F. Milletari et al., "V-Net", 2016.
///
/// @param arguments `smooth`, at least 0, 1 by default; `squared`, false by default; `sumOver`, `spatial` or `batch`
@AutoService(LossPlugin.class)
public record Dice(Arguments arguments) implements RowLoss {
    static final Parameter SQUARED = Parameter.flag("squared", false, "whether sizes are sums of squares");

    /// The loss with its default arguments.
    public Dice() {
        this(Arguments.defaults(Sets.SMOOTH, SQUARED, Sets.SUM_OVER));
    }

    @Override
    public String id() {
        return "dice";
    }

    @Override
    public String summary() {
        return "one less the overlap of predicted and true sets over their sizes";
    }

    @Override
    public String item() {
        return "set";
    }

    @Override
    public Guide guide() {
        return new Guide("a class covers little of an image and its overlap is what counts",
                "calibrated probabilities are needed",
                "F. Milletari et al., \"V-Net\", 2016");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public Dice with(Arguments given) {
        return new Dice(given);
    }

    @Override
    public List<LossInput> inputs() {
        return Sets.inputs();
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Sets sets = Sets.of(inputs, arguments);
        Expr prediction = inputs.prediction();
        Expr target = inputs.target();
        Expr smooth = Sets.SMOOTH.expr();
        Expr overlap = sets.total(prediction.times(target));
        Expr sizes = sets.total(sized(prediction)).plus(sets.total(sized(target)));
        return new LossFormula(constant(1).minus(overlap.times(2).plus(smooth).over(sizes.plus(smooth))), sets.axes());
    }

    private Expr sized(Expr x) {
        return arguments.flag(SQUARED) ? x.square() : x;
    }
}
