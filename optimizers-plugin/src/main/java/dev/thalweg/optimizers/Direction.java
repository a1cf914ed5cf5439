// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.constant;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.UpdateInputs;

/// What optimizers share before and after their moments: the sign of the gradient, the two kinds of decay, the correction of a
/// moment.
final class Direction {
    static final Parameter MAXIMIZE = Parameter.flag("maximize", false, "walks uphill");
    static final Parameter L2_PENALTY = Parameter
            .nonNegative("l2Penalty", 0,
                    "coupled decay: this times the parameter is added to the gradient; not of biases")
            .alias("weight_decay");

    private Direction() {
    }

    /// The parameter of decoupled decay.
    static Parameter weightDecay(double byDefault) {
        return Parameter
                .nonNegative("weightDecay", byDefault,
                        "decoupled decay: each step shrinks parameters by this times the learning rate; not biases")
                .alias("weight_decay");
    }

    /// The gradient, turned round if the aim is a maximum.
    static Expr signed(UpdateInputs inputs, Arguments arguments) {
        return arguments.flag(MAXIMIZE) ? inputs.gradient().negate() : inputs.gradient();
    }

    /// The signed gradient with the coupled decay, which is not turned round.
    static Expr penalized(UpdateInputs inputs, Arguments arguments) {
        return decayed(signed(inputs, arguments), inputs, arguments, L2_PENALTY);
    }

    /// A direction, with decay times the parameter added to it: coupled before the moments, decoupled after them. Biases do not decay.
    static Expr decayed(Expr direction, UpdateInputs inputs, Arguments arguments, Parameter decay) {
        return decays(inputs, arguments, decay) ? direction.plus(decay.expr().times(inputs.parameter())) : direction;
    }

    /// The parameter, made smaller by the decoupled decay. Biases do not decay.
    static Expr shrunk(UpdateInputs inputs, Arguments arguments, Parameter decay) {
        return decays(inputs, arguments, decay)
                ? inputs.parameter().times(constant(1).minus(inputs.learningRate().times(decay.expr())))
                : inputs.parameter();
    }

    private static boolean decays(UpdateInputs inputs, Arguments arguments, Parameter decay) {
        return !inputs.isBias() && arguments.get(decay) != 0;
    }

    /// A running mean: `rate·mean + (1 - rate)·x`.
    static Expr running(Expr mean, Expr rate, Expr x) {
        return rate.times(mean).plus(constant(1).minus(rate).times(x));
    }

    /// How much of a running mean that began at 0 is there after the present step: `1 - rate^step`.
    static Expr filled(Expr rate, UpdateInputs inputs) {
        return constant(1).minus(rate.power(inputs.step()));
    }

    /// Walks against a direction, as far as the learning rate says.
    static Expr moved(Expr parameter, UpdateInputs inputs, Expr direction) {
        return parameter.minus(inputs.learningRate().times(direction));
    }
}
