// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossInput;
import java.util.List;

/// What losses of the margin `target · prediction` share; targets are -1 and +1 and have no gradient.
final class Margins {
    static final Parameter MARGIN = Parameter.positive("margin", 1.0,
            "the margin from which a prediction costs nothing");

    private Margins() {
    }

    static List<LossInput> inputs() {
        return inputs(Domain.REAL);
    }

    static List<LossInput> inputs(Domain predictions) {
        return ElementwiseLoss.weighable(LossInput.prediction(predictions), LossInput.target(Domain.SIGN).constant());
    }

    /// How much of the margin is missing; negative where there is more than enough.
    static Expr missing(Expr prediction, Expr target) {
        return MARGIN.expr().minus(target.times(prediction));
    }
}
