// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import static dev.thalweg.api.formula.Formulas.constant;
import static dev.thalweg.api.formula.Formulas.pick;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossSum;
import java.util.List;

/// A loss of a prediction and a target a row. Further inputs with a gradient are parameters of the predicted distribution, such as
/// its variance: each is an output of its own, and the prediction, which is the first, answers for the target.
///
/// @param loss the loss
public record ElementForm(LossSum loss) implements LossForm {

    @Override
    public List<Axis> rows() {
        return List.of(Network.ROWS);
    }

    @Override
    public int outputs(int classes) {
        return predicted().size();
    }

    @Override
    public Domain targets() {
        return loss.input(LossInput.TARGET).orElseThrow().domain();
    }

    @Override
    public OutputLink link() {
        return OutputLink.of(predicted().getFirst().domain());
    }

    @Override
    public Expr answers(Expr outputs, Axis of) {
        return output(0, outputs, of);
    }

    @Override
    public List<Axis> answerAxes(Axis of) {
        return isSingle() ? List.of(of) : List.of();
    }

    @Override
    public LossArguments arguments(Expr outputs, Axis of) {
        List<Axis> axes = isSingle() ? List.of(Network.ROWS, of) : rows();
        var arguments = new LossArguments(loss, axes, null);
        List<LossInput> predicted = predicted();
        for (int i = 0; i < predicted.size(); i++) {
            arguments.give(predicted.get(i), axes, output(i, outputs, of));
        }
        return arguments.give(loss.input(LossInput.TARGET).orElseThrow(), axes, Objective.targets(axes));
    }

    private Expr output(int index, Expr outputs, Axis of) {
        Expr output = isSingle() ? outputs : pick(outputs, of, constant(index));
        return OutputLink.of(predicted().get(index).domain()).of(output, of);
    }

    private boolean isSingle() {
        return predicted().size() == 1;
    }

    private List<LossInput> predicted() {
        return loss.inputs().stream().filter(input -> !input.optional() && !input.name().equals(LossInput.TARGET))
                .toList();
    }
}
