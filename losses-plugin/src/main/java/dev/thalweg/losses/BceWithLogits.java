// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;
import static dev.thalweg.api.loss.LossProperty.lipschitz;
import static dev.thalweg.api.loss.LossProperty.smooth;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.ElementwiseLoss;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import java.util.List;
import java.util.stream.Stream;

/// Binary cross-entropy of logits: the negative log-likelihood of labels whose log-odds are predicted.
///
/// With logit `x` and target `y` from 0 to 1: `(1 - y)x + (1 + (P - 1)y)·softplus(-x)`, where `P` are the optional
/// `positiveWeights`, 1 when absent. Without them the gradient is `sigmoid(x) - y`. Convex; with `P = 1` 1-Lipschitz,
/// second derivative at most 1/4. Nothing overflows for finite logits. An infinite logit is as in PyTorch: NaN on one
/// side, as the form there subtracts two infinities.
///
/// `positiveWeights` and `sampleWeights` broadcast from the last axis on. The mean divides by the number of elements,
/// whatever they are. Source: D. R. Cox, "The Regression Analysis of Binary Sequences", 1958.
///
/// @param arguments none
@AutoService(LossPlugin.class)
public record BceWithLogits(Arguments arguments) implements ElementwiseLoss {
    static final LossInput POSITIVE_WEIGHTS = new LossInput("positiveWeights", Layout.BROADCAST, Kind.REAL,
            Domain.NON_NEGATIVE,
            true, false, "how much positive targets count", List.of("pos_weight"));

    /// The loss with its default arguments.
    public BceWithLogits() {
        this(Arguments.defaults());
    }

    @Override
    public String id() {
        return "bce-with-logits";
    }

    @Override
    public String summary() {
        return "binary cross-entropy of logits";
    }

    @Override
    public Guide guide() {
        return new Guide("two classes, or several that may hold at once, are predicted",
                "exactly one of several classes holds: use cross-entropy",
                "D. R. Cox, \"The Regression Analysis of Binary Sequences\", 1958");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX, lipschitz(1), smooth(0.25));
    }

    @Override
    public BceWithLogits with(Arguments given) {
        return new BceWithLogits(given);
    }

    @Override
    public List<LossInput> inputs() {
        return Stream
                .concat(ElementwiseLoss.inputs(Domain.LOGIT, Domain.PROBABILITY).stream(), Stream.of(POSITIVE_WEIGHTS))
                .toList();
    }

    @Override
    public Expr formula(Expr prediction, Expr target) {
        return constant(1).minus(target).times(prediction).plus(softplus(prediction.negate()));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr value = inputs.find(POSITIVE_WEIGHTS.name())
                .map(weights -> formula(inputs.prediction(), inputs.target(), weights))
                .orElseGet(() -> formula(inputs.prediction(), inputs.target()));
        return ElementwiseLoss.weighted(value, inputs);
    }

    private static Expr formula(Expr logit, Expr target, Expr positiveWeights) {
        Expr weight = positiveWeights.minus(1).times(target).plus(1);
        return constant(1).minus(target).times(logit).plus(weight.times(softplus(logit.negate())));
    }
}
