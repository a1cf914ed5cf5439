// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.losses;

import static dev.thalweg.api.formula.Formulas.logSoftmax;
import static dev.thalweg.api.formula.Formulas.position;
import static dev.thalweg.api.formula.Formulas.where;
import static dev.thalweg.api.loss.LossProperty.NON_NEGATIVE;

import com.google.auto.service.AutoService;
import dev.thalweg.api.Arguments;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.LossFormula;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossInputs;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.OwnAxesLoss;
import java.util.List;

/// CosFace: cross-entropy of the cosines between embeddings and class vectors, in which the label's has to win by a margin.
///
/// With embeddings and class vectors scaled to length 1 and cosines `c`: the cross-entropy of `scale·(c - margin)` at the label and
/// `scale·c` elsewhere. The length of neither matters; what is shorter than 1e-12 is divided by that.
///
/// Inputs `embeddings` `[n, d]`, `weight` `[c, d]`, labels `[n]`; a label equal to `ignoreIndex` does not count. Source: H. Wang et
/// al., "CosFace: Large Margin Cosine Loss for Deep Face Recognition", 2018.
///
/// @param arguments `scale`, greater than 0, 64 by default; `margin`, at least 0, 0.35 by default; `ignoreIndex`,
///     -100 by default
@AutoService(LossPlugin.class)
public record CosFace(Arguments arguments) implements OwnAxesLoss {
    static final Parameter SCALE = Parameter.positive("scale", 64, "what cosines are multiplied by");
    static final Parameter MARGIN = Parameter.nonNegative("margin", 0.35,
            "by how much the cosine of the label should be greater");

    /// The loss with its default arguments.
    public CosFace() {
        this(Arguments.defaults(SCALE, MARGIN, LabelledRows.IGNORE_INDEX));
    }

    @Override
    public String id() {
        return "cosface";
    }

    @Override
    public String summary() {
        return "cross-entropy of cosines in which the label has to win by a margin";
    }

    @Override
    public Guide guide() {
        return new Guide("embeddings of many classes should tell apart classes not seen yet",
                "probabilities of known classes are all that is wanted",
                "H. Wang et al., \"CosFace: Large Margin Cosine Loss for Deep Face Recognition\", 2018");
    }

    @Override
    public List<LossProperty> properties() {
        return List.of(NON_NEGATIVE);
    }

    @Override
    public CosFace with(Arguments given) {
        return new CosFace(given);
    }

    @Override
    public String item() {
        return "row";
    }

    @Override
    public List<LossInput> inputs() {
        return ClassCosines.inputs();
    }

    @Override
    public LossFormula formula(LossInputs inputs) {
        LabelledRows rows = LabelledRows.of(inputs, ClassCosines.CLASSES);
        Expr isLabel = position(ClassCosines.CLASSES).equalTo(rows.labels());
        Expr reached = ClassCosines.of(inputs).minus(where(isLabel, MARGIN.expr(), 0));
        return rows.likelihood(logSoftmax(SCALE.expr().times(reached), ClassCosines.CLASSES));
    }
}
