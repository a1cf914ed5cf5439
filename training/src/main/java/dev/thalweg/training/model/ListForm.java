// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.pick;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossSum;
import java.util.List;

/// A loss of ranking lists: it takes the scores of all rows of each list, how relevant they are, and a mask, since lists are as long
/// as the longest one of a batch.
///
/// @param loss the loss
public record ListForm(LossSum loss) implements LossForm {
    /// The axis of the rows of a list.
    public static final Axis ITEMS = Axis.of("i");
    /// The axes of the rows of a batch of lists.
    static final List<Axis> ROWS = List.of(Network.ROWS, ITEMS);

    /// Whether a loss takes lists.
    static boolean suits(LossSum loss) {
        return loss.inputs().stream().filter(input -> !input.optional()).map(LossInput::name).toList()
                .equals(List.of(LossInput.SCORES, LossInput.RELEVANCE))
                && loss.input(LossInput.MASK).isPresent()
                && loss.inputs().stream().allMatch(input -> input.layout().equals(new Layout.Own(ROWS)));
    }

    /// The scores of the rows of lists: a row has one output.
    static Expr scores(Expr outputs, Axis of) {
        return pick(outputs, of, constant(0));
    }

    /// The truth that a place of a list holds a row.
    static Expr.Input mask() {
        return new Expr.Input(Objective.MASK, ROWS, Kind.TRUTH);
    }

    @Override
    public List<Axis> rows() {
        return ROWS;
    }

    @Override
    public int outputs(int classes) {
        return 1;
    }

    @Override
    public Domain targets() {
        return input(LossInput.RELEVANCE).domain();
    }

    @Override
    public OutputLink link() {
        return OutputLink.of(input(LossInput.SCORES).domain());
    }

    @Override
    public Expr answers(Expr outputs, Axis of) {
        return link().of(outputs, of);
    }

    @Override
    public LossArguments arguments(Expr outputs, Axis of) {
        return new LossArguments(loss, List.of(Network.ROWS), null)
                .give(input(LossInput.SCORES), ROWS, scores(answers(outputs, of), of))
                .give(input(LossInput.RELEVANCE), ROWS, Objective.targets(ROWS))
                .give(input(LossInput.MASK), ROWS, mask());
    }

    private LossInput input(String name) {
        return loss.input(name).orElseThrow();
    }
}
