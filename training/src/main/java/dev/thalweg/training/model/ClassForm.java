// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossSum;
import java.util.List;
import java.util.Optional;

/// A loss of rows of classes: an output for each class, against the label or the distribution that is 1 at the label.
///
/// @param loss the loss
/// @param classCounts how many rows that train are of each class; none where the loss does not take that, or it is not known yet
public record ClassForm(LossSum loss, List<Integer> classCounts) implements LossForm {

    /// Copies the counts.
    public ClassForm {
        classCounts = List.copyOf(classCounts);
    }

    @Override
    public LossForm over(List<Integer> rows) {
        return counts().isPresent() ? new ClassForm(loss, rows) : this;
    }

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
        var arguments = new LossArguments(loss, rows(), of)
                .give(loss.inputs().getFirst(), whole, answers(outputs, of))
                .give(target(), targets, Objective.targets(target().kind(), targets));
        List<Axis> classes = List.of(of);
        counts().ifPresent(
                input -> arguments.give(input, classes, new Expr.Input(input.name(), classes, input.kind())));
        return arguments;
    }

    private Optional<LossInput> counts() {
        return loss.input(LossInput.CLASS_COUNTS);
    }

    private LossInput target() {
        return loss.input(LossInput.TARGET).orElseThrow();
    }
}
