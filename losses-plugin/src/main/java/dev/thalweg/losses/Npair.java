// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.pick;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.rename;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.loss.LossProperty.CONVEX;
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

/// N-pair loss: each anchor should find its own positive among those of the batch, by the product of the two.
///
/// With `s = anchor·positive`, not normalised: `logSumExp(s)` over all positives, less the anchor's own, plus `l2·(|anchor|² +
/// |positive|²)`, which keeps vectors from growing. The gradient with respect to `s` is its softmax, less 1 at the own one.
///
/// Inputs `anchor` and `positive` `[n, d]`, each pair of a class of its own. With `l2=0` it is `info-nce` without scaling and
/// temperature. Source: K. Sohn, "Improved Deep Metric Learning with Multi-class N-pair Loss Objective", 2016.
///
/// @param arguments `l2`, at least 0, 0.02 by default
@AutoService(LossPlugin.class)
public record Npair(Arguments arguments) implements OwnAxesLoss {
    static final Parameter L2 = Parameter.nonNegative("l2", 0.02, "the weight of the squared lengths");

    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");
    private static final Axis M = N.twin("m");

    /// The loss with its default arguments.
    public Npair() {
        this(Arguments.defaults(L2));
    }

    @Override
    public String id() {
        return "npair";
    }

    @Override
    public List<String> aliases() {
        return List.of("n-pair");
    }

    @Override
    public String summary() {
        return "each anchor finds its positive among those of the batch";
    }

    @Override
    public Guide guide() {
        return new Guide("a batch holds one pair of each of many classes",
                "a class may occur twice in a batch: use supcon",
                "K. Sohn, \"Improved Deep Metric Learning with Multi-class N-pair Loss Objective\", 2016");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE, CONVEX);
    }

    @Override
    public Npair with(Arguments given) {
        return new Npair(given);
    }

    @Override
    public String item() {
        return "pair";
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.own("anchor", "what is compared", N, D),
                LossInput.own("positive", "what should be near it", N, D));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr anchor = inputs.get("anchor");
        Expr positive = inputs.get("positive");
        Expr similarity = sum(anchor.times(rename(positive, N, M)), D);
        Expr found = logSumExp(similarity, M).minus(pick(similarity, M, position(N)));
        Expr size = sum(anchor.square(), D).plus(sum(positive.square(), D));
        return new LossFormula(found.plus(L2.expr().times(size)), inputs.items());
    }
}
