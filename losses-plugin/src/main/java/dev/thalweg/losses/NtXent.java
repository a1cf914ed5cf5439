// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.logSumExp;
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
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// NT-Xent, the loss of SimCLR: each embedding should find the other view of its item among all embeddings of the batch.
///
/// The `2n` rows of both views are scaled to length 1; similarities are their products over the `temperature`. The value of a row is
/// `logSumExp` over all other rows, less the similarity with its partner. The gradient with respect to the similarities is their
/// softmax, less 1 at the partner.
///
/// Inputs `view1` and `view2` `[n, d]`; a value for each row, those of the first view first: `[2, n]`. Never negative. The length of an
/// embedding does not matter; below 1e-12 it is not scaled up further. A batch of one pair has nothing to be told apart from: 0.
/// Source: T. Chen et al., "A Simple Framework for Contrastive Learning of Visual Representations", 2020.
///
/// @param arguments `temperature`, greater than 0, 0.07 by default
@AutoService(LossPlugin.class)
public record NtXent(Arguments arguments) implements OwnAxesLoss {
    static final Parameter TEMPERATURE = Parameter.positive("temperature", 0.07, "what similarities are divided by");
    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");
    private static final Axis VIEW = Axis.of("v", 2);
    private static final Axis OTHER_N = N.twin("m");
    private static final Axis OTHER_VIEW = VIEW.twin("w");

    /// The loss with its default arguments.
    public NtXent() {
        this(Arguments.defaults(TEMPERATURE));
    }

    @Override
    public String id() {
        return "nt-xent";
    }

    @Override
    public String summary() {
        return "each embedding finds the other view of its item in the batch";
    }

    @Override
    public Guide guide() {
        return new Guide("two views of each item are at hand and batches are large",
                "batches are small: there is little to be told apart from",
                "T. Chen et al., \"A Simple Framework for Contrastive Learning of Visual Representations\", 2020");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public NtXent with(Arguments given) {
        return new NtXent(given);
    }

    @Override
    public List<LossInput> inputs() {
        return List.of(LossInput.own("view1", "the embeddings of one view", N, D),
                LossInput.own("view2", "the embeddings of the other view, item by item", N, D));
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        Expr unit = where(position(VIEW).equalTo(constant(0)), UnitVectors.along(D, inputs.get("view1")),
                UnitVectors.along(D, inputs.get("view2")));
        Expr other = rename(rename(unit, VIEW, OTHER_VIEW), N, OTHER_N);
        Expr similarity = sum(unit.times(other), D).over(TEMPERATURE.expr());
        Expr sameView = position(OTHER_VIEW).equalTo(position(VIEW));
        Expr sameItem = position(OTHER_N).equalTo(position(N));
        Expr others = where(sameView.and(sameItem), constant(Double.NEGATIVE_INFINITY), similarity);
        Expr partner = sum(where(sameItem, where(sameView, constant(0), similarity), 0), OTHER_VIEW, OTHER_N);
        return new LossFormula(logSumExp(others, OTHER_VIEW, OTHER_N).minus(partner), List.of(VIEW, N));
    }
}
