// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.relu;
import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.formula.Formulas.stop;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

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
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// Circle loss: similarities within a class should be above those between classes, each pulled the harder the farther it is off.
///
/// With similarities `p` within and `q` between, `a = max(0, 1 + m - p)` and `b = max(0, q + m)`: `log(1 + Σ e^(γ·b·(q - m)) · Σ
/// e^(-γ·a·(p - 1 + m)))`, as `softplus` of two `logSumExp`. With `detachWeight` the gradient holds `a` and `b` constant: that is the
/// paper's, while Keras lets it through. Not convex. Never negative.
///
/// Inputs `positiveSimilarity` `[n, p]` and `negativeSimilarity` `[n, q]`, cosines; or `[p]` and `[q]`. Source: Y. Sun et al.,
/// "Circle Loss: A Unified Perspective of Pair Similarity Optimization", 2020.
///
/// @param arguments `gamma`, greater than 0, 80 by default; `margin` m, from 0 to 1, 0.4 by default;
///     `detachWeight`, true by default
@AutoService(LossPlugin.class)
public record Circle(Arguments arguments) implements OwnAxesLoss {
    static final Parameter GAMMA = Parameter.positive("gamma", 80, "what similarities are multiplied by");
    static final Parameter MARGIN = Parameter.fraction("margin", 0.4, "how far from 1 and 0 similarities may stay");
    static final Parameter DETACH_WEIGHT = Parameter
            .flag("detachWeight", true, "whether the gradient holds the pulls constant").alias("detach_weight");
    private static final String POSITIVE = "positiveSimilarity";
    private static final String NEGATIVE = "negativeSimilarity";
    private static final Axis N = Axis.of("n");
    private static final Axis P = Axis.of("p");
    private static final Axis Q = Axis.of("q");

    /// The loss with its default arguments.
    public Circle() {
        this(Arguments.defaults(GAMMA, MARGIN, DETACH_WEIGHT));
    }

    @Override
    public String id() {
        return "circle";
    }

    @Override
    public String summary() {
        return "similarities within a class above those between classes, each pulled as far as it is off";
    }

    @Override
    public Guide guide() {
        return new Guide("similarities of pairs are at hand and converge at different speeds",
                "similarities are not cosines",
                "Y. Sun et al., \"Circle Loss: A Unified Perspective of Pair Similarity Optimization\", 2020");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public Circle with(Arguments given) {
        return new Circle(given);
    }

    @Override
    public boolean acceptsSingleItem() {
        return true;
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.own(POSITIVE, "similarities within a class", N, P).alias("positive_similarity"),
                LossInput.own(NEGATIVE, "similarities between classes", N, Q).alias("negative_similarity"));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr margin = MARGIN.expr();
        Expr within = inputs.get(POSITIVE);
        Expr between = inputs.get(NEGATIVE);
        Expr pull = weight(constant(1).plus(margin).minus(within)).times(constant(1).minus(margin).minus(within));
        Expr push = weight(between.plus(margin)).times(between.minus(margin));
        Expr gamma = GAMMA.expr();
        return new LossFormula(softplus(logSumExp(gamma.times(push), Q).plus(logSumExp(gamma.times(pull), P))),
                inputs.items());
    }

    private Expr weight(Expr distance) {
        Expr weight = relu(distance);
        return arguments.flag(DETACH_WEIGHT) ? stop(weight) : weight;
    }
}
