// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.rename;
import static dev.thalweg.api.formula.Formulas.stop;
import static dev.thalweg.api.formula.Formulas.sum;
import static dev.thalweg.api.formula.Formulas.where;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.Layout;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossSum;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A loss of two scores, the first of which should be the greater one: it takes every pair of rows of a list whose first row is the
/// more relevant one. Nothing is drawn, so a `rank` is not estimated but counted.
///
/// @param loss the loss
public record PairForm(LossSum loss) implements LossForm {
    /// What losses of pairs call the score that should be greater, and the other one.
    private static final Map<String, String> NAMES = Map.of("positive", "negative", "input1", "input2");
    private static final Axis OTHERS = ListForm.ITEMS.twin("j");
    private static final List<Axis> PAIRS = List.of(Network.ROWS, ListForm.ITEMS, OTHERS);

    /// What each input of such a loss is given, as a function of the scores.
    private static final Map<String, UnaryOperator<Expr>> ARGUMENTS = Map.of("positive", scores -> scores, "input1",
            scores -> scores, "negative", PairForm::other, "input2", PairForm::other, LossInput.TARGET,
            _ -> constant(1), "rank", PairForm::rank, LossInput.MASK, _ -> preferred());

    /// Whether a loss takes pairs of scores.
    static boolean suits(LossSum loss) {
        List<LossInput> inputs = loss.inputs().stream().filter(input -> !input.optional()).toList();
        return inputs.size() >= 2 && inputs.get(1).name().equals(NAMES.get(inputs.get(0).name()))
                && inputs.stream().allMatch(input -> ARGUMENTS.containsKey(input.name()))
                && inputs.stream().allMatch(input -> input.layout() == Layout.PREDICTION)
                && loss.input(LossInput.MASK).isPresent();
    }

    @Override
    public List<Axis> rows() {
        return ListForm.ROWS;
    }

    @Override
    public int outputs(int classes) {
        return 1;
    }

    @Override
    public Domain targets() {
        return Domain.REAL;
    }

    @Override
    public OutputLink link() {
        return OutputLink.of(loss.inputs().getFirst().domain());
    }

    @Override
    public Expr answers(Expr outputs, Axis of) {
        return link().of(outputs, of);
    }

    @Override
    public LossArguments arguments(Expr outputs, Axis of) {
        Expr scores = ListForm.scores(answers(outputs, of), of);
        var arguments = new LossArguments(loss, PAIRS, null);
        for (LossInput input : loss.inputs()) {
            UnaryOperator<Expr> argument = ARGUMENTS.get(input.name());
            if (argument != null) {
                arguments.give(input, PAIRS, argument.apply(scores));
            }
        }
        return arguments;
    }

    /// How many less relevant rows of its list score above the first row.
    private static Expr rank(Expr scores) {
        return stop(sum(where(preferred().and(other(scores).greaterThan(scores)), constant(1), 0), OTHERS));
    }

    private static Expr preferred() {
        Expr relevance = Objective.targets(ListForm.ROWS);
        return ListForm.mask().and(other(ListForm.mask())).and(relevance.greaterThan(other(relevance)));
    }

    private static Expr other(Expr x) {
        return rename(x, ListForm.ITEMS, OTHERS);
    }
}
