// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.relu;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.smooth;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Squared hinge loss: the square of what is missing of the margin.
///
/// With `m = target · prediction`, targets -1 and +1: `max(0, margin - m)²`. The gradient is `-2 · target · max(0,
/// margin - m)`, continuous everywhere. Convex; second derivative at most 2.
///
/// Source: Y. Tang, "Deep Learning using Linear Support Vector Machines", 2013.
///
/// @param arguments `margin`, greater than 0, 1 by default
@AutoService(LossPlugin.class)
public record SquaredHinge(Arguments arguments) implements ElementwiseLoss {

    /// The loss with its default arguments.
    public SquaredHinge() {
        this(Arguments.defaults(Margins.MARGIN));
    }

    @Override
    public String id() {
        return "squared-hinge";
    }

    @Override
    public String summary() {
        return "the square of what is missing of the margin";
    }

    @Override
    public Guide guide() {
        return new Guide("points inside the margin should be pulled the harder the deeper they are",
                "outliers are many: their pull grows without bound",
                "Y. Tang, \"Deep Learning using Linear Support Vector Machines\", 2013");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, smooth(2));
    }

    @Override
    public SquaredHinge with(Arguments given) {
        return new SquaredHinge(given);
    }

    @Override
    public List<LossInput> inputs() {
        return Margins.inputs();
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        return relu(Margins.missing(prediction, target)).square();
    }
}
