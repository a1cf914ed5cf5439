// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.sum;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
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
    static final Parameter SMOOTH = Parameter.nonNegative("smooth", 1, "what is added above and below");
    static final Parameter SQUARED = Parameter.flag("squared", false, "whether sizes are sums of squares");
    static final Parameter SUM_OVER = Parameter.choice("sumOver", "what belongs to one set", "spatial", "batch")
            .alias("sum_over");

    /// The loss with its default arguments.
    public Dice() {
        this(Arguments.defaults(SMOOTH, SQUARED, SUM_OVER));
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
    public Dice with(Arguments given) {
        return new Dice(given);
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.prediction(Domain.PROBABILITY), LossInput.target(Domain.PROBABILITY));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        List<Axis> sets = sets(inputs);
        List<Axis> members = inputs.axes(LossInput.PREDICTION).stream().filter(axis -> !sets.contains(axis)).toList();
        Expr prediction = inputs.prediction();
        Expr target = inputs.target();
        Expr smooth = SMOOTH.expr();
        Expr overlap = sum(prediction.times(target), members);
        Expr sizes = sum(sized(prediction), members).plus(sum(sized(target), members));
        return new LossFormula(constant(1).minus(overlap.times(2).plus(smooth).over(sizes.plus(smooth))), sets);
    }

    private List<Axis> sets(LossInputs inputs) {
        boolean batch = arguments.choice(SUM_OVER).equals("batch");
        List<Axis> axes = inputs.axes(LossInput.PREDICTION);
        return axes.stream().filter(axis -> axis.equals(inputs.classes()) || !batch && axis.equals(axes.getFirst()))
                .toList();
    }

    private Expr sized(Expr x) {
        return arguments.get(SQUARED) != 0 ? x.square() : x;
    }
}
