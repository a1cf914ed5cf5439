// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.rename;
import static dev.thalweg.api.formula.Formulas.softplus;
import static dev.thalweg.api.formula.Formulas.sum;
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

/// InfoNCE: each query should find its own key among others.
///
/// With `s` the product of query and key over the `temperature`: `logSumExp(s) - s⁺`, where `s⁺` is the similarity with the query's
/// own key, and the sum runs over it and the `negatives`; without negatives, over the keys of all queries of the batch. With
/// `normalize` vectors are first scaled to length 1; what is shorter than 1e-12 is divided by that. The gradient with respect to the
/// similarities is their softmax, less 1 at the own key.
///
/// Inputs `query` and `positive` `[n, d]`, optional `negatives` `[k, d]`, which all queries share. Never negative; with one query and
/// no negatives 0. It goes one way only: [Clip] goes both. Source: A. van den Oord, Y. Li and O. Vinyals, "Representation Learning
/// with Contrastive Predictive Coding", 2018.
///
/// @param arguments `temperature`, greater than 0, 0.07 by default; `normalize`, true by default
@AutoService(LossPlugin.class)
public record InfoNce(Arguments arguments) implements OwnAxesLoss {
    static final Parameter NORMALIZE = Parameter.flag("normalize", true, "whether vectors are scaled to length 1");

    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");
    private static final Axis M = N.twin("m");
    private static final Axis K = Axis.of("k");

    /// The loss with its default arguments.
    public InfoNce() {
        this(Arguments.defaults(NtXent.TEMPERATURE, NORMALIZE));
    }

    @Override
    public String id() {
        return "info-nce";
    }

    @Override
    public String summary() {
        return "each query finds its key among others";
    }

    @Override
    public Guide guide() {
        return new Guide("pairs are known and everything else may serve as negatives",
                "batches are small and hold no others: the negatives are too easy",
                "A. van den Oord, Y. Li and O. Vinyals, \"Representation Learning with Contrastive Predictive Coding\", 2018");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public InfoNce with(Arguments given) {
        return new InfoNce(given);
    }

    @Override
    public String item() {
        return "query";
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.own("query", "what looks", N, D),
                LossInput.own("positive", "the key of each query", N, D),
                LossInput.own("negatives", "keys of none of them", K, D).asOptional());
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr query = scaled(inputs.get("query"));
        Expr key = scaled(inputs.get("positive"));
        Expr value = inputs.find("negatives").map(negatives -> amongNegatives(query, key, scaled(negatives)))
                .orElseGet(() -> amongKeys(similarity(query, rename(key, N, M))));
        return new LossFormula(value, inputs.items());
    }

    private Expr scaled(Expr x) {
        return arguments.flag(NORMALIZE) ? UnitVectors.along(D, x) : x;
    }

    private static Expr amongNegatives(Expr query, Expr key, Expr negatives) {
        return softplus(logSumExp(similarity(query, negatives), K).minus(similarity(query, key)));
    }

    private static Expr amongKeys(Expr similarity) {
        return logSumExp(similarity, M).minus(pick(similarity, M, position(N)));
    }

    private static Expr similarity(Expr query, Expr key) {
        return sum(query.times(key), D).over(NtXent.TEMPERATURE.expr());
    }
}
