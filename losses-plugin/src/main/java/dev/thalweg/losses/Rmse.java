// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.sqrt;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;

/// Root mean squared error, in units of the target.
///
/// With `r = prediction - target`: `√(Σ w·r²/Σ w)`, where `w` are the optional sample weights, 1 when absent. Gradient `w·r/(Σ w ·
/// value)`, and 0 where the value is 0, where a plain root has none. Convex; 1-Lipschitz in the root of the mean square.
///
/// It is one number for a whole batch, whatever the reduction: no element has a value of its own, and a batch is not the mean of its
/// parts. Elements outside the mask do not count; without any it is NaN. Source: the standard deviation of the error; C. F. Gauss,
/// "Theoria combinationis observationum", 1821.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record Rmse(Arguments arguments) implements LossPlugin {
    /// The loss with its default arguments.
    public Rmse() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "rmse";
    }

    @Override
    public String summary() {
        return "root of the mean squared residual";
    }

    @Override
    public Guide guide() {
        return new Guide("an error is reported in units of the target",
                "it is what is trained: the slope of each element depends on all others; train mse",
                "the standard deviation of the error; C. F. Gauss, \"Theoria combinationis observationum\", 1821");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX);
    }

    @Override
    public Rmse with(Arguments given) {
        return new Rmse(given);
    }

    @Override
    public String item() {
        return "batch";
    }

    @Override
    public List<LossInput> inputs() {
        return ElementwiseLoss.inputs(Domain.REAL, Domain.REAL);
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr square = inputs.prediction().minus(inputs.target()).square();
        LossFormula squares = ElementwiseLoss.weighted(square, inputs);
        LossFormula weights = ElementwiseLoss.weighted(constant(1), inputs);
        Expr mean = sum(squares.value(), inputs.items()).over(sum(weights.value(), inputs.items()));
        return new LossFormula(where(mean.equalTo(constant(0)), constant(0), sqrt(mean)), List.of());
    }
}
