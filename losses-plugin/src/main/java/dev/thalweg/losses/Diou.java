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

/// Distance IoU: the overlap of two boxes and the distance of their centres.
///
/// `1 - IoU + d²/(c² + ε)` with `d` the distance of the centres and `c` the diagonal of the box around both. From 0 to 2; not convex.
/// Where an edge of one box meets an edge of the other, both share the gradient.
///
/// Inputs `prediction` and `target` `[n, 4]`, each box `x1, y1, x2, y2`; or `[4]`. torchvision does not reduce by default. Source: Z.
/// Zheng et al., "Distance-IoU Loss: Faster and Better Learning for Bounding Box Regression", 2020.
///
/// @param arguments `epsilon`, greater than 0, 1e-7 by default, which is added to divisors
@AutoService(LossPlugin.class)
public record Diou(Arguments arguments) implements OwnAxesLoss {
    /// The loss with its default arguments.
    public Diou() {
        this(Arguments.defaults(BoxPair.EPSILON));
    }

    @Override
    public String id() {
        return "diou";
    }

    @Override
    public String summary() {
        return "overlap of two boxes and the distance of their centres";
    }

    @Override
    public Guide guide() {
        return new Guide("boxes are regressed and should meet quickly",
                "the shape of boxes matters as much as their place: use ciou",
                "Z. Zheng et al., \"Distance-IoU Loss: Faster and Better Learning for Bounding Box Regression\", 2020");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public Diou with(Arguments given) {
        return new Diou(given);
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
        return new LossFormula(constant(1).minus(boxes.overlap()).plus(boxes.distance()), inputs.items());
    }
}
