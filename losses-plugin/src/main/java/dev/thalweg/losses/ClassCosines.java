// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.sum;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import java.util.List;

/// What losses share whose logits are cosines between embeddings and a vector for each class.
final class ClassCosines {
    /// The axis of the classes.
    static final Axis CLASSES = Axis.of("c");
    private static final Axis N = Axis.of("n");
    private static final Axis D = Axis.of("d");

    private ClassCosines() {
    }

    static List<LossInput> inputs() {
        return List.of(LossInput.own("embeddings", "the embedding of each row", N, D),
                LossInput.own("weight", "the vector of each class", CLASSES, D),
                LossInput.own(LossInput.TARGET, "the class index of each row", N).over(Domain.LABEL).alias("labels"));
    }

    /// The cosine of each row with each class.
    static Expr of(LossInputs inputs) {
        return sum(UnitVectors.along(D, inputs.get("embeddings")).times(UnitVectors.along(D, inputs.get("weight"))), D);
    }
}
