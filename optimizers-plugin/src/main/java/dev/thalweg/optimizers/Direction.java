// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.UpdateInputs;

/// What optimizers share before and after their moments: the sign of the gradient, coupled decay, the correction of a
/// moment.
final class Direction {
    static final Parameter MAXIMIZE = Parameter.flag("maximize", false, "walks uphill");
    static final Parameter L2_PENALTY = Parameter
            .nonNegative("l2Penalty", 0, "coupled decay: this times the parameter is added to the gradient")
            .alias("weight_decay");

    private Direction() {
    }

    /// The gradient, turned round if the aim is a maximum.
    static Expr signed(UpdateInputs inputs, Arguments arguments) {
        return arguments.flag(MAXIMIZE) ? inputs.gradient().negate() : inputs.gradient();
    }

    /// The signed gradient with the coupled decay, which is not turned round.
    static Expr penalized(UpdateInputs inputs, Arguments arguments) {
        Expr gradient = signed(inputs, arguments);
        return arguments.get(L2_PENALTY) == 0 ? gradient : gradient.plus(L2_PENALTY.expr().times(inputs.parameter()));
    }

    /// A running mean: `rate·mean + (1 - rate)·x`.
    static Expr running(Expr mean, Expr rate, Expr x) {
        return rate.times(mean).plus(constant(1).minus(rate).times(x));
    }

    /// How much of a running mean that began at 0 is there after the present step: `1 - rate^step`.
    static Expr filled(Expr rate, UpdateInputs inputs) {
        return constant(1).minus(rate.power(inputs.step()));
    }
}
