// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.exp;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.CONVEX;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Uncertainty weighting: adds the losses of several tasks, with weights that are learned.
///
/// With the losses `L` and learned log-variances `s`: `½·e^(-s)·L + s/2` for tasks of regression and `e^(-s)·L + s/2` for tasks of
/// classification, one value a task. Gradient with respect to `L` the weight, with respect to `s` `½ - weight·L`: a task settles at a
/// weight of `1/(2L)`. Convex in either.
///
/// Inputs `losses` and `logVariance` `[k]`. The default reduction is the sum. `kinds` names the kind of each task in order; a task
/// that is not named is one of regression. Source: A. Kendall, Y. Gal and R. Cipolla, "Multi-Task Learning Using Uncertainty to Weigh
/// Losses", 2018.
///
/// @param arguments `kinds`, such as `[regression, classification]`, none by default
@AutoService(LossPlugin.class)
public record UncertaintyWeighting(Arguments arguments) implements OwnAxesLoss {
    static final Parameter KINDS = Parameter.choices("kinds", "what each task is", "regression", "classification");
    private static final String LOG_VARIANCE = "logVariance";
    private static final Axis K = Axis.of("k");

    /// The loss with its default arguments.
    public UncertaintyWeighting() {
        this(Arguments.defaults(KINDS));
    }

    @Override
    public String id() {
        return "uncertainty-weighting";
    }

    @Override
    public String summary() {
        return "sum of losses whose weights are learned";
    }

    @Override
    public Guide guide() {
        return new Guide("several tasks share a model and their losses differ in size",
                "a loss may be negative or 0: its weight runs off",
                "A. Kendall, Y. Gal and R. Cipolla, \"Multi-Task Learning Using Uncertainty to Weigh Losses\", 2018");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(CONVEX);
    }

    @Override
    public UncertaintyWeighting with(Arguments given) {
        return new UncertaintyWeighting(given);
    }

    @Override
    public String item() {
        return "task";
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.own("losses", "the loss of each task", K),
                LossInput.own(LOG_VARIANCE, "the learned logarithm of its variance", K).alias("log_variance"));
    }

    @Override
    public LossReduction defaultReduction() {
        return LossReduction.SUM;
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr spread = inputs.get(LOG_VARIANCE);
        Expr weight = factor(arguments.words(KINDS)).times(exp(spread.negate()));
        return new LossFormula(weight.times(inputs.get("losses")).plus(spread.half()), List.of(K));
    }

    private static Expr factor(List<String> kinds) {
        Expr factor = constant(0.5);
        for (int task = 0; task < kinds.size(); task++) {
            if (kinds.get(task).equals("classification")) {
                factor = where(position(K).equalTo(constant(task)), constant(1), factor);
            }
        }
        return factor;
    }
}
