// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Generalised IoU: the overlap of two boxes, and beyond that how empty the box around both is, so that boxes apart are drawn
/// together too.
///
/// With the areas `I` of the intersection, `U` of the union and `A` of the least box around both: `1 - I/(U + ε) + (A - U)/(A + ε)`.
/// From 0 to 2; not convex. Where an edge of one box meets an edge of the other, both share the gradient.
///
/// Inputs `prediction` and `target` `[n, 4]`, each box `x1, y1, x2, y2`; or `[4]`. torchvision does not reduce by default. Source: H.
/// Rezatofighi et al., "Generalized Intersection over Union: A Metric and A Loss for Bounding Box Regression", 2019.
///
/// @param arguments `epsilon`, greater than 0, 1e-7 by default, which is added to divisors
@AutoService(LossPlugin.class)
public record Giou(Arguments arguments) implements OwnAxesLoss {
    /// The loss with its default arguments.
    public Giou() {
        this(Arguments.defaults(BoxPair.EPSILON));
    }

    @Override
    public String id() {
        return "giou";
    }

    @Override
    public String summary() {
        return "overlap of two boxes, less what is empty of the box around both";
    }

    @Override
    public Guide guide() {
        return new Guide("boxes are regressed that may lie apart",
                "boxes overlap and only centres are off: diou converges faster",
                "H. Rezatofighi et al., \"Generalized Intersection over Union: A Metric and A Loss for Bounding Box Regression\", 2019");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public Giou with(Arguments given) {
        return new Giou(given);
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
        return new LossFormula(constant(1).minus(boxes.overlap()).plus(boxes.emptiness()), inputs.items());
    }
}
