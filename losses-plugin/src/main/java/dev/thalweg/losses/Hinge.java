// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.relu;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Hinge loss of support vector machines: what is missing of the margin.
///
/// With `m = target · prediction`, targets -1 and +1: `max(0, margin - m)`. The gradient is `-target` where `m <
/// margin`, else 0, also at equality. Convex; 1-Lipschitz.
///
/// Source: C. Cortes and V. Vapnik, "Support-Vector Networks", 1995.
///
/// @param arguments `margin`, greater than 0, 1 by default
@AutoService(LossPlugin.class)
public record Hinge(Arguments arguments) implements ElementwiseLoss {

    /// The loss with its default arguments.
    public Hinge() {
        this(Arguments.defaults(Margins.MARGIN));
    }

    @Override
    public String id() {
        return "hinge";
    }

    @Override
    public String summary() {
        return "what is missing of the margin";
    }

    @Override
    public Guide guide() {
        return new Guide("two classes should be parted by a margin, and probabilities are not needed",
                "probabilities are wanted: use soft-margin or bce-with-logits",
                "C. Cortes and V. Vapnik, \"Support-Vector Networks\", 1995");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, lipschitz(1));
    }

    @Override
    public Hinge with(Arguments given) {
        return new Hinge(given);
    }

    @Override
    public List<LossInput> inputs() {
        return Margins.inputs();
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        return relu(Margins.missing(prediction, target));
    }
}
