// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.reciprocal;
import static dev.thalweg.api.formula.Formulas.sqrt;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.ParameterAxes;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The first and second moment of the gradient, which [Adam] and its relatives share.
final class Moments {
    static final Parameter BETA1 = Parameter.rate("beta1", 0.9, "how much of the mean gradient is kept");
    static final Parameter BETA2 = Parameter.rate("beta2", 0.999, "how much of the mean squared gradient is kept");
    static final Parameter EPSILON = epsilon(1e-8);
    static final Parameter AMSGRAD = Parameter.flag("amsgrad", false, "divides by the greatest second moment so far");
    static final Parameter BIAS_CORRECTION = Parameter
            .flag("biasCorrection", true, "corrects the moments for having begun elsewhere").alias("bias_correction");
    static final String MOMENT1 = "moment1";
    static final String MOMENT2 = "moment2";
    private static final String GREATEST = "maxMoment2";

    private Moments() {
    }

    static Parameter epsilon(double byDefault) {
        return epsilon(byDefault, "added to the root of the second moment, outside the root");
    }

    /// An epsilon that stands somewhere else.
    static Parameter epsilon(double byDefault, String where) {
        return Parameter.nonNegative("epsilon", byDefault, where).alias("eps");
    }

    static List<StateTensor> both(ParameterAxes axes) {
        return List.of(axes.filled(MOMENT1, 0), axes.filled(MOMENT2, 0));
    }

    static List<StateTensor> state(ParameterAxes axes, Arguments arguments) {
        StateTensor first = axes.filled(MOMENT1, 0);
        StateTensor second = axes.filled(MOMENT2, 0);
        return arguments.flag(AMSGRAD) ? List.of(first, second, axes.filled(GREATEST, 0)) : List.of(first, second);
    }

    /// The new first moment.
    static Expr first(UpdateInputs inputs, Expr gradient) {
        return Direction.running(inputs.state(MOMENT1), BETA1.expr(), gradient);
    }

    /// The new second moment.
    static Expr second(UpdateInputs inputs, Expr gradient) {
        return Direction.running(inputs.state(MOMENT2), BETA2.expr(), gradient.square());
    }

    /// Both new moments.
    static Map<String, Expr> map(Expr moment1, Expr moment2) {
        Map<String, Expr> state = new LinkedHashMap<>();
        state.put(MOMENT1, moment1);
        state.put(MOMENT2, moment2);
        return state;
    }

    /// The root of the corrected second moment, and epsilon. The correction is a single number: one multiplication an element.
    static Expr size(UpdateInputs inputs, Expr moment2) {
        return sqrt(moment2).times(reciprocal(sqrt(Direction.filled(BETA2.expr(), inputs)))).plus(EPSILON.expr());
    }

    /// The learning rate, corrected for the first moment.
    static Expr rate(UpdateInputs inputs) {
        return inputs.learningRate().over(Direction.filled(BETA1.expr(), inputs));
    }

    /// Moves a parameter along the first moment, over the root of the second.
    static UpdateRule rule(UpdateInputs inputs, Arguments arguments, Expr parameter, Expr gradient) {
        Expr moment1 = first(inputs, gradient);
        Expr moment2 = second(inputs, gradient);
        Map<String, Expr> state = map(moment1, moment2);
        Expr square = moment2;
        if (arguments.flag(AMSGRAD)) {
            square = max(inputs.state(GREATEST), moment2);
            state.put(GREATEST, square);
        }
        return new UpdateRule(parameter.minus(rate(inputs).times(moment1).over(size(inputs, square))), state);
    }
}
