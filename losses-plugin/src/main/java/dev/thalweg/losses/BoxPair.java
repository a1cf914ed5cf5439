// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.min;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.where;

import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossInput;
import java.util.List;

/// A predicted box and the box to be met, each `x1, y1, x2, y2`, and what losses of boxes measure on them.
///
/// @param prediction the predicted box
/// @param target the box to be met
/// @param epsilon what keeps quotients of areas finite
record BoxPair(Box prediction, Box target, Expr epsilon) {
    /// The corners of a box.
    static final Axis CORNERS = Axis.of("k", 4);
    static final Parameter EPSILON = Parameter.positive("epsilon", 1e-7, "what is added to divisors").alias("eps");
    private static final Axis N = Axis.of("n");

    /// A box by its edges.
    record Box(Expr left, Expr top, Expr right, Expr bottom) {
        static Box of(Expr corners) {
            return new Box(corner(corners, 0), corner(corners, 1), corner(corners, 2), corner(corners, 3));
        }

        private static Expr corner(Expr corners, int position) {
            return pick(corners, CORNERS, constant(position));
        }

        Expr width() {
            return right.minus(left);
        }

        Expr height() {
            return bottom.minus(top);
        }

        Expr area() {
            return width().times(height());
        }
    }

    static List<LossInput> inputs() {
        return List.of(LossInput.own(LossInput.PREDICTION, "the predicted boxes", N, CORNERS).over(Domain.BOX),
                LossInput.own(LossInput.TARGET, "the boxes to be met", N, CORNERS).over(Domain.BOX));
    }

    static BoxPair of(Expr prediction, Expr target, Expr epsilon) {
        return new BoxPair(Box.of(prediction), Box.of(target), epsilon);
    }

    /// The area that both cover.
    private Expr intersection() {
        Box both = new Box(max(prediction.left, target.left), max(prediction.top, target.top),
                min(prediction.right, target.right), min(prediction.bottom, target.bottom));
        Expr meet = both.right.greaterThan(both.left).and(both.bottom.greaterThan(both.top));
        return where(meet, both.area(), 0);
    }

    /// The area that at least one covers.
    Expr union() {
        return prediction.area().plus(target.area()).minus(intersection());
    }

    /// Intersection over union.
    Expr overlap() {
        return intersection().over(union().plus(epsilon));
    }

    /// The least box that covers both.
    Box hull() {
        return new Box(min(prediction.left, target.left), min(prediction.top, target.top),
                max(prediction.right, target.right), max(prediction.bottom, target.bottom));
    }

    /// How much of the hull neither covers.
    Expr emptiness() {
        return hull().area().minus(union()).over(hull().area().plus(epsilon));
    }

    /// The squared distance of the centres over the squared diagonal of the hull.
    Expr distance() {
        Expr x = prediction.left.plus(prediction.right).minus(target.left.plus(target.right)).half();
        Expr y = prediction.top.plus(prediction.bottom).minus(target.top.plus(target.bottom)).half();
        Expr diagonal = hull().width().square().plus(hull().height().square());
        return x.square().plus(y.square()).over(diagonal.plus(epsilon));
    }
}
