// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.logSumExp;
import static dev.thalweg.api.formula.Formulas.not;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.rename;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;
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

/// Supervised contrastive loss: embeddings of one class should find each other among all of the batch.
///
/// With rows scaled to length 1 and `s` their products over the `temperature`: for each row, `logSumExp(s)` over all others, less the
/// mean of `s` over the others of its label. A row without another of its label costs 0 and is not counted. Where none has one the
/// mean is NaN, its gradient 0. The length of an embedding does not matter; what is shorter than 1e-12 is divided by that.
///
/// Inputs `embeddings` `[n, d]`, labels `[n]`, any whole numbers. It is the authors' L_out, with the mean outside of the logarithm.
/// Source: P. Khosla et al., "Supervised Contrastive Learning", 2020.
///
/// @param arguments `temperature`, greater than 0, 0.1 by default
@AutoService(LossPlugin.class)
public record Supcon(Arguments arguments) implements OwnAxesLoss {
    static final Parameter TEMPERATURE = Parameter.positive("temperature", 0.1, "what similarities are divided by");

    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");
    private static final Axis M = N.twin("m");

    /// The loss with its default arguments.
    public Supcon() {
        this(Arguments.defaults(TEMPERATURE));
    }

    @Override
    public String id() {
        return "supcon";
    }

    @Override
    public List<String> aliases() {
        return List.of("sup-con");
    }

    @Override
    public String summary() {
        return "embeddings of one class find each other in the batch";
    }

    @Override
    public Guide guide() {
        return new Guide("labels are known and an embedding is wanted",
                "batches hold few rows of each class",
                "P. Khosla et al., \"Supervised Contrastive Learning\", 2020");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public Supcon with(Arguments given) {
        return new Supcon(given);
    }

    @Override
    public String item() {
        return "row";
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.own("embeddings", "the embedding of each row", N, D),
                LossInput.own(LossInput.TARGET, "the class of each row", N).over(Domain.LABEL).alias("labels"));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr unit = UnitVectors.along(D, inputs.get("embeddings"));
        Expr similarity = sum(unit.times(rename(unit, N, M)), D).over(TEMPERATURE.expr());
        Expr self = position(N).equalTo(position(M));
        Expr alike = inputs.target().equalTo(rename(inputs.target(), N, M)).and(not(self));
        Expr partners = sum(where(alike, constant(1), 0), M);
        Expr nearness = sum(where(alike, similarity, 0), M).over(partners);
        Expr others = logSumExp(where(self, constant(Double.NEGATIVE_INFINITY), similarity), M);
        Expr hasPartner = partners.greaterThan(constant(0));
        return new LossFormula(where(hasPartner, others.minus(nearness), 0), inputs.items(), null, hasPartner);
    }
}
