// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossSum;
import java.util.List;

/// A loss of rows of classes: an output for each class, against the label or the distribution that is 1 at the label.
///
/// @param loss the loss
public record ClassForm(LossSum loss) implements LossForm {

    @Override
    public List<Axis> rows() {
        return List.of(Network.ROWS);
    }

    @Override
    public int outputs(int classes) {
        return classes;
    }

    @Override
    public Domain targets() {
        return target().domain();
    }

    @Override
    public OutputLink link() {
        return OutputLink.ofClasses(loss.inputs().getFirst().domain());
    }

    @Override
    public Expr answers(Expr outputs, Axis of) {
        return link().of(outputs, of);
    }

    @Override
    public LossArguments arguments(Expr outputs, Axis of) {
        List<Axis> whole = List.of(Network.ROWS, of);
        List<Axis> targets = targets() == Domain.LABEL ? rows() : whole;
        return new LossArguments(loss, rows(), of)
                .give(loss.inputs().getFirst(), whole, answers(outputs, of))
                .give(target(), targets, Objective.targets(target().kind(), targets));
    }

    private LossInput target() {
        return loss.input(LossInput.TARGET).orElseThrow();
    }
}
