// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.logSoftmax;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.tanh;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;
import java.util.Optional;

/// Cross-entropy of a linear layer: the logits are `hidden · weightᵀ + bias`, and are never held for the whole batch.
///
/// With logits `x` of a row, cut softly by `softcap·tanh(x/softcap)` where a cap is given: the value is that of `cross-entropy` with
/// `labelSmoothing` and `ignoreIndex`, plus `zWeight·logSumExp(x)²` for rows that count. Gradients: with `g` that of the logits,
/// `g·weight` for `hidden`, `gᵀ·hidden` for `weight`, `Σg` for `bias`. Rows are worked on in blocks, so memory grows with the classes
/// and not with the rows times the classes.
///
/// Inputs `hidden` `[n, d]`, `weight` `[c, d]`, labels `[n]`, optional `bias` `[c]`; or `hidden` `[d]` and a single label. Convex in the
/// weights without a cap. The mean divides by the labels that count. Source: E. Wijmans et al., "Cut Your Losses in Large-Vocabulary
/// Language Models", 2024; the z-loss: A. Chowdhery et al., "PaLM", 2022.
///
/// @param arguments `labelSmoothing`, from 0 to 1, 0 by default; `ignoreIndex`, -100 by default; `softcap`, at least 0, 0 for none;
///     `zWeight`, at least 0, 0 by default
@AutoService(LossPlugin.class)
public record LinearCrossEntropy(Arguments arguments) implements OwnAxesLoss {
    static final Parameter SOFTCAP = Parameter.nonNegative("softcap", 0, "the largest size of a logit; 0 for none");
    static final Parameter Z_WEIGHT = Parameter.nonNegative("zWeight", 0, "the weight of the squared log-sum-exp")
            .alias("z_weight");
    private static final Axis N = Axis.of("n");
    private static final Axis C = Axis.of("c");
    private static final Axis D = Axis.of("d");

    /// The loss with its default arguments.
    public LinearCrossEntropy() {
        this(Arguments.defaults(CrossEntropy.LABEL_SMOOTHING, LabelledRows.IGNORE_INDEX, SOFTCAP, Z_WEIGHT));
    }

    @Override
    public String id() {
        return "linear-cross-entropy";
    }

    @Override
    public String summary() {
        return "cross-entropy of a linear layer whose logits are never held";
    }

    @Override
    public Guide guide() {
        return new Guide("classes are so many that the logits of a batch do not fit in memory",
                "logits are needed for something else as well",
                "E. Wijmans et al., \"Cut Your Losses in Large-Vocabulary Language Models\", 2024; the z-loss: A. Chowdhery et al., \"PaLM\", 2022");
    }

    @Override
    public List<LossProperty> properties() {
        return arguments.get(SOFTCAP) == 0 && arguments.get(Z_WEIGHT) == 0 ? List.of(NON_NEGATIVE, CONVEX)
                : List.of(NON_NEGATIVE);
    }

    @Override
    public LinearCrossEntropy with(Arguments given) {
        return new LinearCrossEntropy(given);
    }

    @Override
    public String item() {
        return "row";
    }

    @Override
    public boolean acceptsSingleItem() {
        return true;
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.own("hidden", "the features of each row", N, D),
                LossInput.own("weight", "the weights of each class", C, D),
                LossInput.own(LossInput.TARGET, "the class index of each row", N).over(Domain.LABEL).alias("labels"),
                LossInput.own("bias", "what is added to the logits of each class", C).asOptional());
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr logits = capped(logits(inputs));
        LabelledRows rows = LabelledRows.of(inputs, C);
        Expr logProbabilities = logSoftmax(logits, C);
        LossFormula likelihood = arguments.get(CrossEntropy.LABEL_SMOOTHING) == 0 ? rows.likelihood(logProbabilities)
                : rows.smoothedLikelihood(logProbabilities, CrossEntropy.LABEL_SMOOTHING.expr());
        return arguments.get(Z_WEIGHT) == 0 ? likelihood : rows.withNormaliser(likelihood, Z_WEIGHT.expr(), logits);
    }

    private static Expr logits(LossInputs inputs) {
        Expr product = sum(inputs.get("hidden").times(inputs.get("weight")), D);
        Optional<Expr> bias = inputs.find("bias");
        return bias.isPresent() ? product.plus(bias.get()) : product;
    }

    private Expr capped(Expr logits) {
        return arguments.get(SOFTCAP) == 0 ? logits : SOFTCAP.expr().times(tanh(logits.over(SOFTCAP.expr())));
    }
}
