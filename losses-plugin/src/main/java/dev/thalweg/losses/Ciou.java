// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.atan;
import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.stop;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Complete IoU: overlap of two boxes, distance of their centres, and how much their shapes differ.
///
/// `1 - IoU + d²/c² + αv` with `d` the distance of the centres, `c` the diagonal of the box around both,
/// `v = 4/π²·(atan(w/h) - atan(w'/h'))²` and `α = v/(1 - IoU + v + ε)`. `α` is held constant by the gradient, which is therefore not
/// the slope of the value; the paper and torchvision have it so. Where an edge of one box meets an edge of the other, both share the
/// gradient.
///
/// Inputs `prediction` and `target` `[n, 4]`, each box `x1, y1, x2, y2`; or `[4]`. Never negative; not convex. A box without width and
/// height has no shape: NaN, as in torchvision. Source: Z. Zheng et al., "Distance-IoU Loss: Faster and Better Learning for
/// Bounding Box Regression", 2020.
///
/// @param arguments `epsilon`, greater than 0, 1e-7 by default, which is added to divisors
@AutoService(LossPlugin.class)
public record Ciou(Arguments arguments) implements OwnAxesLoss {

    /// The loss with its default arguments.
    public Ciou() {
        this(Arguments.defaults(BoxPair.EPSILON));
    }

    @Override
    public String id() {
        return "ciou";
    }

    @Override
    public String summary() {
        return "overlap, distance of centres and difference in shape of two boxes";
    }

    @Override
    public Guide guide() {
        return new Guide("boxes are regressed and their shape matters as much as their place",
                "boxes may be without width and height: use diou",
                "Z. Zheng et al., \"Distance-IoU Loss: Faster and Better Learning for Bounding Box Regression\", 2020");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public Ciou with(Arguments given) {
        return new Ciou(given);
    }

    @Override
    public String item() {
        return "box";
    }

    @Override
    public boolean acceptsSingleItem() {
        return true;
    }

    @Override
    public List<LossInput> inputs() {
        return BoxPair.inputs();
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        BoxPair boxes = BoxPair.of(inputs.prediction(), inputs.target(), BoxPair.EPSILON.expr());
        Expr missed = constant(1).minus(boxes.overlap());
        Expr turn = shape(boxes.target()).minus(shape(boxes.prediction()));
        Expr difference = turn.square().times(4 / (Math.PI * Math.PI));
        Expr weight = stop(difference.over(missed.plus(difference).plus(BoxPair.EPSILON.expr())));
        return new LossFormula(missed.plus(boxes.distance()).plus(weight.times(difference)), inputs.items());
    }

    private static Expr shape(BoxPair.Box box) {
        return atan(box.width().over(box.height()));
    }
}
