// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.optimizers;

import static dev.thalweg.api.formula.Formulas.max;
import static dev.thalweg.api.formula.Formulas.reciprocal;
import static dev.thalweg.api.formula.Formulas.sqrt;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.optimizer.StateTensor;
import dev.thalweg.api.optimizer.UpdateInputs;
import dev.thalweg.api.optimizer.UpdateRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The first and second moment of the gradient, which [Adam] and [AdamW] share.
final class Moments {
    static final Parameter BETA1 = Parameter.rate("beta1", 0.9, "how much of the mean gradient is kept");
    static final Parameter BETA2 = Parameter.rate("beta2", 0.999, "how much of the mean squared gradient is kept");
    static final Parameter EPSILON = Parameter
            .nonNegative("epsilon", 1e-8, "added to the root of the second moment, outside the root").alias("eps");
    static final Parameter AMSGRAD = Parameter.flag("amsgrad", false, "divides by the greatest second moment so far");
    private static final String MOMENT1 = "moment1";
    private static final String MOMENT2 = "moment2";
    private static final String GREATEST = "maxMoment2";

    private Moments() {
    }

    static List<StateTensor> state(Arguments arguments) {
        StateTensor first = new StateTensor(MOMENT1, 0);
        StateTensor second = new StateTensor(MOMENT2, 0);
        return arguments.flag(AMSGRAD) ? List.of(first, second, new StateTensor(GREATEST, 0)) : List.of(first, second);
    }

    /// Moves a parameter along the first moment, over the root of the second.
    static UpdateRule rule(UpdateInputs inputs, Arguments arguments, Expr parameter, Expr gradient) {
        Expr moment1 = Direction.running(inputs.state(MOMENT1), BETA1.expr(), gradient);
        Expr moment2 = Direction.running(inputs.state(MOMENT2), BETA2.expr(), gradient.square());
        Map<String, Expr> state = new LinkedHashMap<>();
        state.put(MOMENT1, moment1);
        state.put(MOMENT2, moment2);
        Expr square = moment2;
        if (arguments.flag(AMSGRAD)) {
            square = max(inputs.state(GREATEST), moment2);
            state.put(GREATEST, square);
        }
        // both corrections are single numbers: one multiplication an element each
        Expr size = sqrt(square).times(reciprocal(sqrt(Direction.filled(BETA2.expr(), inputs)))).plus(EPSILON.expr());
        Expr rate = inputs.learningRate().over(Direction.filled(BETA1.expr(), inputs));
        return new UpdateRule(parameter.minus(rate.times(moment1).over(size)), state);
    }
}
