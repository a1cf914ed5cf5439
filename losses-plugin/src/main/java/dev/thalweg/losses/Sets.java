// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.sum;

import dev.thalweg.api.Arguments;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import java.util.List;

/// What losses of predicted and true sets share: which elements belong to one set.
///
/// @param axes the axes of the sets: the classes, and the images unless a set reaches over the batch
/// @param members the axes of the elements of a set
record Sets(List<Axis> axes, List<Axis> members) {
    static final Parameter SMOOTH = Parameter.nonNegative("smooth", 1, "what is added above and below");
    static final Parameter SUM_OVER = Parameter.choice("sumOver", "what belongs to one set", "spatial", "batch")
            .alias("sum_over");

    static List<LossInput> inputs() {
        return List.of(LossInput.prediction(Domain.PROBABILITY), LossInput.target(Domain.PROBABILITY));
    }

    static Sets of(LossInputs inputs, Arguments arguments) {
        boolean batch = arguments.choice(SUM_OVER).equals("batch");
        List<Axis> all = inputs.axes(LossInput.PREDICTION);
        List<Axis> axes = all.stream()
                .filter(axis -> axis.equals(inputs.classes()) || !batch && axis.equals(all.getFirst())).toList();
        return new Sets(axes, all.stream().filter(axis -> !axes.contains(axis)).toList());
    }

    /// The sum over the elements of each set.
    Expr total(Expr x) {
        return sum(x, members);
    }
}
